// node:perf_hooks: the virtual clock. Time passes as work is done, not as
// the world turns, so it measures cost and nothing else.
import host from 'internal:host';

const marks = new Map();

export const performance = {
  timeOrigin: 0,
  now: () => host.monotonicNs() / 1e6,
  mark(name) {
    const mark = { name, entryType: 'mark', startTime: performance.now(), duration: 0 };
    marks.set(name, mark);
    return mark;
  },
  measure(name, start, end) {
    const from = marks.get(start)?.startTime ?? 0;
    const to = marks.get(end)?.startTime ?? performance.now();
    return { name, entryType: 'measure', startTime: from, duration: to - from };
  },
  clearMarks: () => marks.clear(),
  clearMeasures() {},
  getEntries: () => [...marks.values()],
  getEntriesByName: (name) => [...marks.values()].filter((mark) => mark.name === name),
  getEntriesByType: (kind) => (kind === 'mark' ? [...marks.values()] : []),
  timerify: (callback) => callback,
  toJSON: () => ({ timeOrigin: 0 }),
};

export default { performance };

// Where two texts differ, for showing them side by side.
import { presentableDiff } from '@codemirror/merge';

export interface Stretch {
  text: string;
  differs: boolean;
}

export interface Sides {
  expected: Stretch[];
  got: Stretch[];
}

/** Longer than this only the beginning is compared: enough for a person. */
const MOST_UNITS = 20_000;
/** How the judge spells that any result would do: of a constructor, say. */
const ANYTHING = 'anything';

/** Both texts in stretches, those that differ marked. `input` tells whether they are results of calls. */
export function compared(expected: string, got: string, input = ''): Sides {
  const [left, right] = [shorten(expected), shorten(got)];
  return joined(areCalls(input, expected) ? byCall(left.split('\n'), right.split('\n')) : throughout(left, right));
}

/** A line for each call, and one for what must come of it. */
function areCalls(input: string, expected: string): boolean {
  const calls = input.split('\n');
  return calls.length === expected.split('\n').length && calls.every((call) => /^[\w.]+\(.*\)$/.test(call));
}

/** Each result against its own; a call that was not reached has none. */
function byCall(expected: string[], got: string[]): Sides {
  const sides: Sides = { expected: [], got: [] };
  for (let line = 0; line < Math.max(expected.length, got.length); line++) {
    const [wanted, came] = [expected[line], got[line]];
    const even = wanted === undefined || came === undefined || wanted === ANYTHING;
    const found = even ? { expected: [same(wanted ?? '')], got: [same(came ?? '')] } : throughout(wanted, came);
    if (wanted !== undefined) sides.expected.push(...(line > 0 ? [same('\n')] : []), ...found.expected);
    if (came !== undefined) sides.got.push(...(line > 0 ? [same('\n')] : []), ...found.got);
  }
  return sides;
}

function throughout(left: string, right: string): Sides {
  const sides: Sides = { expected: [], got: [] };
  let [atLeft, atRight] = [0, 0];
  const mark = (toLeft: number, toRight: number, differs: boolean) => {
    sides.expected.push({ text: left.slice(atLeft, toLeft), differs });
    sides.got.push({ text: right.slice(atRight, toRight), differs });
    [atLeft, atRight] = [toLeft, toRight];
  };
  const changes = presentableDiff(left, right, { scanLimit: 1000 });
  changes.forEach(({ fromA, toA, fromB, toB }, index) => {
    // 400 and 1000 differ as numbers, not in their first digits: what is equal
    // of the words that the difference begins and ends in is marked with it.
    let [before, after] = [0, 0];
    while (before < fromA - atLeft && isOfWord(left[fromA - before - 1])) before++;
    const equal = (changes[index + 1]?.fromA ?? left.length) - toA;
    while (after < equal && isOfWord(left[toA + after])) after++;
    mark(fromA - before, fromB - before, false);
    mark(toA + after, toB + after, true);
  });
  sides.expected.push(same(left.slice(atLeft)));
  sides.got.push(same(right.slice(atRight)));
  return sides;
}

function isOfWord(letter: string | undefined): boolean {
  return letter !== undefined && /[\w.]/.test(letter);
}

function same(text: string): Stretch {
  return { text, differs: false };
}

function joined({ expected, got }: Sides): Sides {
  return { expected: join(expected), got: join(got) };
}

function join(stretches: Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { text, differs } of stretches) {
    const last = found.at(-1);
    if (text === '') continue;
    if (last?.differs === differs) last.text += text;
    else found.push({ text, differs });
  }
  return found;
}

function shorten(text: string): string {
  return text.length <= MOST_UNITS ? text : `${text.slice(0, MOST_UNITS)} …`;
}

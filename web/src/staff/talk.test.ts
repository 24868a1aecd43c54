import { expect, it } from 'vitest';
import { Fold, whole } from '../replay/fold';
import { Script } from '../replay/sample';
import { countChat, TalkFolding } from './talk';

const { events } = new Script()
  .open('')
  .add(100, 1, { type: 'chatted', text: 'hello' })
  .add(200, 2, { type: 'noted', text: 'reads first', about_ms: 50 })
  .add(300, 2, { type: 'marked', label: 'idea' })
  .add(9_000, 2, { type: 'marked', label: 'seen afterwards', about_ms: 150 });
const lines = new Fold(() => new TalkFolding()).of(whole(events));

it('puts notes and markers where they belong, whenever they were written', () => {
  expect(lines.map(({ text }) => text)).toEqual(['reads first', 'hello', 'seen afterwards', 'idea']);
  expect(lines.map(({ atMs }) => atMs)).toEqual([50, 100, 150, 300]);
});

it('counts what was said to everybody', () => {
  expect(countChat(lines)).toBe(1);
});

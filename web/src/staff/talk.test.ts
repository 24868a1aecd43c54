import { expect, it } from 'vitest';
import { Script } from '../replay/sample';
import { linesOf } from './talk';

const { events } = new Script()
  .open('')
  .add(100, 1, { type: 'chatted', text: 'hello' })
  .add(200, 2, { type: 'noted', text: 'reads first', about_ms: 50 })
  .add(300, 2, { type: 'marked', label: 'idea' });

it('puts notes where they belong', () => {
  expect(linesOf(events, ['chat', 'note', 'marker']).map(({ text }) => text)).toEqual([
    'reads first',
    'hello',
    'idea',
  ]);
});

it('keeps the team’s own out of the chat', () => {
  expect(linesOf(events, ['chat']).map(({ text }) => text)).toEqual(['hello']);
});

import { expect, it } from 'vitest';
import type { ChallengeCard } from '../protocol/generated';
import { choicesOf, factsOf, filterChallenges, fromSearch, NO_FILTER, toSearch, withoutTitle } from './challenges';

const languages = (...names: string[]) =>
  names.map((language) => ({ language, title: language.toUpperCase(), installed: true }));
const bank: ChallengeCard[] = [
  {
    id: 'search',
    title: 'The search',
    kind: 'fix',
    level: 'senior',
    skills: ['databases'],
    minutes: 30,
    points: 9,
    languages: languages('python', 'rust'),
  },
  {
    id: 'limiter',
    title: 'The rate limiter',
    kind: 'fix',
    level: 'mid',
    skills: ['boundaries'],
    minutes: 30,
    points: 9,
    languages: languages('python'),
  },
  {
    id: 'cents',
    title: 'Cents',
    kind: 'implement',
    level: 'junior',
    skills: ['numbers', 'boundaries'],
    minutes: 20,
    points: 9,
    languages: languages('ruby'),
  },
];
const ids = (filter: Partial<typeof NO_FILTER>) =>
  filterChallenges(bank, { ...NO_FILTER, ...filter }).map(({ id }) => id);

it('shows easier ones first', () => expect(ids({})).toEqual(['cents', 'limiter', 'search']));

it('filters by everything at once', () => {
  expect(ids({ skill: 'boundaries' })).toEqual(['cents', 'limiter']);
  expect(ids({ skill: 'boundaries', language: 'python' })).toEqual(['limiter']);
  expect(ids({ level: 'senior' })).toEqual(['search']);
  expect(ids({ text: 'rate LIMIT' })).toEqual(['limiter']);
});

it('offers what there is', () => {
  expect(choicesOf(bank)).toEqual({
    skills: ['boundaries', 'databases', 'numbers'],
    levels: ['junior', 'mid', 'senior'],
    languages: [
      { language: 'python', title: 'PYTHON' },
      { language: 'ruby', title: 'RUBY' },
      { language: 'rust', title: 'RUST' },
    ],
  });
});

it('tells a challenge in a line', () => {
  expect(factsOf(bank[0]!)).toBe('Fix · Senior · 30 min · PYTHON, RUST');
});

it('keeps what is asked for in the address', () => {
  expect(toSearch(NO_FILTER)).toBe('');
  const filter = { ...NO_FILTER, text: 'rate & limit', level: 'mid' };
  expect(toSearch(filter)).toBe('?text=rate+%26+limit&level=mid');
  expect(fromSearch(toSearch(filter))).toEqual(filter);
  expect(fromSearch('?other=1')).toEqual(NO_FILTER);
});

it('leaves out the title of a statement, and nothing else', () => {
  expect(withoutTitle('# The title\n\nThe task.\n\n# More\n')).toBe('The task.\n\n# More\n');
  expect(withoutTitle('The task.\n# Not a title\n')).toBe('The task.\n# Not a title\n');
});

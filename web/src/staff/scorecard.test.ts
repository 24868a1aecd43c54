import { expect, it } from 'vitest';
import { EMPTY, mean, missing, rate, sideBySide, toWrite } from './scorecard';

const rubric = [
  { key: 'coding', title: 'Coding', description: '' },
  { key: 'debugging', title: 'Debugging', description: '' },
];

it('sets a rating, and takes it back when it is chosen again', () => {
  const rated = rate(EMPTY, 'coding', 3);
  expect(rated.ratings).toEqual({ coding: 3 });
  expect(rate(rated, 'coding', 4).ratings).toEqual({ coding: 4 });
  expect(rate(rated, 'coding', 3).ratings).toEqual({});
});

it('says what is missing', () => {
  expect(missing(EMPTY, rubric)).toEqual(['Coding', 'Debugging', 'Recommendation']);
  const whole = {
    ratings: { coding: 1, debugging: 2 },
    recommendation: 'yes' as const,
    text: '',
    submitted_at_ms: null,
  };
  expect(missing(whole, rubric)).toEqual([]);
  expect(mean(whole)).toBe(1.5);
  expect(mean(EMPTY)).toBeNull();
});

it('shows where interviewers differ', () => {
  const cards = [
    { name: 'Grace', scorecard: { ...EMPTY, ratings: { coding: 4, debugging: 2 } } },
    { name: 'Edsger', scorecard: { ...EMPTY, ratings: { coding: 1 } } },
  ];
  expect(sideBySide(cards, rubric).map(({ item, spread }) => [item.key, spread])).toEqual([
    ['coding', 3],
    ['debugging', 0],
  ]);
});

it('sends only what was said', () => {
  expect(toWrite(EMPTY, false)).toEqual({ ratings: {}, text: '', submitted: false });
  expect(toWrite({ ...EMPTY, recommendation: 'no' }, true)).toEqual({
    ratings: {},
    text: '',
    submitted: true,
    recommendation: 'no',
  });
});

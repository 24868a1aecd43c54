// A scorecard: what an interviewer thinks of a candidate by the challenge's
// rubric. Private until everybody who began one has submitted; the server sees to that.

import type {
  OtherScorecard,
  Recommendation,
  RubricItem,
  Scorecard,
  WriteScorecard,
} from '../protocol/generated';

/** What each rating from 1 to 4 says. */
export const RATINGS: readonly { value: number; label: string }[] = [
  { value: 1, label: 'Well below' },
  { value: 2, label: 'Below' },
  { value: 3, label: 'Meets' },
  { value: 4, label: 'Above' },
];

/** The recommendations from worst to best. */
export const RECOMMENDATIONS: readonly { value: Recommendation; label: string }[] = [
  { value: 'strong_no', label: 'Strong no' },
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
  { value: 'strong_yes', label: 'Strong yes' },
];

/** A scorecard that is not begun. */
export const EMPTY: Scorecard = { ratings: {}, recommendation: null, text: '', submitted_at_ms: null };

/** A scorecard with one rating set; the same one again takes it back. */
export function rate(card: Scorecard, key: string, value: number): Scorecard {
  const { [key]: old, ...rest } = card.ratings;
  return { ...card, ratings: old === value ? rest : { ...rest, [key]: value } };
}

/** What is missing before it can be submitted, in words. */
export function missing(card: Scorecard, rubric: readonly RubricItem[]): string[] {
  const unrated = rubric.filter((item) => card.ratings[item.key] === undefined).map((item) => item.title);
  return card.recommendation === null ? [...unrated, 'Recommendation'] : unrated;
}

/** The mean rating, or nothing while there is none. */
export function mean(card: Scorecard): number | null {
  const values = Object.values(card.ratings);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What is sent of it. */
export function toWrite(card: Scorecard, submitted: boolean): WriteScorecard {
  const { ratings, recommendation, text } = card;
  return { ratings, text, submitted, ...(recommendation === null ? {} : { recommendation }) };
}

/** A line of the rubric with what everybody gave. */
export interface ComparedLine {
  readonly item: RubricItem;
  readonly ratings: readonly { name: string; value: number | null }[];
  /** How far the ratings are apart. */
  readonly spread: number;
}

/** For each line of the rubric, what everybody gave. */
export function sideBySide(cards: readonly OtherScorecard[], rubric: readonly RubricItem[]): ComparedLine[] {
  return rubric.map((item) => {
    const ratings = cards.map(({ name, scorecard }) => ({
      name,
      value: scorecard.ratings[item.key] ?? null,
    }));
    const given = ratings.flatMap(({ value }) => (value === null ? [] : [value]));
    return { item, ratings, spread: given.length < 2 ? 0 : Math.max(...given) - Math.min(...given) };
  });
}

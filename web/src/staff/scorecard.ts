// A scorecard: what an interviewer thinks of a candidate by the challenge's
// rubric. Private until everybody who began one has submitted; the server sees to that.

/** One line of a rubric. */
export interface RubricItem {
  readonly key: string;
  readonly title: string;
  readonly description: string;
}

/** What somebody recommends. */
export type Recommendation = "strong_no" | "no" | "yes" | "strong_yes";

/** What one has written so far. */
export interface Draft {
  readonly ratings: Readonly<Record<string, number>>;
  readonly recommendation: Recommendation | null;
  readonly text: string;
}

/** What each rating from 1 to 4 says. */
export const RATINGS: readonly { value: number; label: string }[] = [
  { value: 1, label: "Well below" },
  { value: 2, label: "Below" },
  { value: 3, label: "Meets" },
  { value: 4, label: "Above" },
];

/** The recommendations from worst to best. */
export const RECOMMENDATIONS: readonly { value: Recommendation; label: string }[] = [
  { value: "strong_no", label: "Strong no" },
  { value: "no", label: "No" },
  { value: "yes", label: "Yes" },
  { value: "strong_yes", label: "Strong yes" },
];

/** An empty scorecard. */
export const EMPTY_DRAFT: Draft = { ratings: {}, recommendation: null, text: "" };

/** A draft with one rating set; the same one again takes it back. */
export function rate(draft: Draft, key: string, value: number): Draft {
  const { [key]: old, ...rest } = draft.ratings;
  return { ...draft, ratings: old === value ? rest : { ...rest, [key]: value } };
}

/** What is missing before it can be submitted, in words. */
export function missing(draft: Draft, rubric: readonly RubricItem[]): string[] {
  const unrated = rubric.filter((item) => draft.ratings[item.key] === undefined).map((item) => item.title);
  return draft.recommendation === null ? [...unrated, "Recommendation"] : unrated;
}

/** The mean rating, or nothing while there is none. */
export function mean(draft: Draft): number | null {
  const values = Object.values(draft.ratings);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** For each line of the rubric, what everybody gave. */
export function sideBySide(
  cards: readonly { name: string; draft: Draft }[], rubric: readonly RubricItem[],
): { item: RubricItem; ratings: { name: string; value: number | null }[]; spread: number }[] {
  return rubric.map((item) => {
    const ratings = cards.map(({ name, draft }) => ({ name, value: draft.ratings[item.key] ?? null }));
    const given = ratings.flatMap(({ value }) => (value === null ? [] : [value]));
    const spread = given.length < 2 ? 0 : Math.max(...given) - Math.min(...given);
    return { item, ratings, spread };
  });
}

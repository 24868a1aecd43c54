import { expect, it } from "vitest";
import { EMPTY_DRAFT, mean, missing, rate, sideBySide } from "./scorecard";

const rubric = [
  { key: "coding", title: "Coding", description: "" },
  { key: "debugging", title: "Debugging", description: "" },
];

it("sets a rating, and takes it back when it is chosen again", () => {
  const rated = rate(EMPTY_DRAFT, "coding", 3);
  expect(rated.ratings).toEqual({ coding: 3 });
  expect(rate(rated, "coding", 4).ratings).toEqual({ coding: 4 });
  expect(rate(rated, "coding", 3).ratings).toEqual({});
});

it("says what is missing", () => {
  expect(missing(EMPTY_DRAFT, rubric)).toEqual(["Coding", "Debugging", "Recommendation"]);
  const whole = { ratings: { coding: 1, debugging: 2 }, recommendation: "yes" as const, text: "" };
  expect(missing(whole, rubric)).toEqual([]);
  expect(mean(whole)).toBe(1.5);
  expect(mean(EMPTY_DRAFT)).toBeNull();
});

it("shows where interviewers differ", () => {
  const cards = [
    { name: "Grace", draft: { ...EMPTY_DRAFT, ratings: { coding: 4, debugging: 2 } } },
    { name: "Edsger", draft: { ...EMPTY_DRAFT, ratings: { coding: 1 } } },
  ];
  expect(sideBySide(cards, rubric).map(({ item, spread }) => [item.key, spread])).toEqual([["coding", 3], ["debugging", 0]]);
});

import { expect, it } from "vitest";
import { choicesOf, filterChallenges, NO_FILTER, type ChallengeLike } from "./challenges";

const bank: ChallengeLike[] = [
  { id: "search", title: "The search", kind: "fix", level: "senior", skills: ["databases"], minutes: 30, languages: ["python", "rust"] },
  { id: "limiter", title: "The rate limiter", kind: "fix", level: "mid", skills: ["boundaries"], minutes: 30, languages: ["python"] },
  { id: "cents", title: "Cents", kind: "build", level: "junior", skills: ["numbers", "boundaries"], minutes: 20, languages: ["ruby"] },
];
const ids = (filter: Partial<typeof NO_FILTER>) => filterChallenges(bank, { ...NO_FILTER, ...filter }).map(({ id }) => id);

it("shows easier ones first", () => expect(ids({})).toEqual(["cents", "limiter", "search"]));

it("filters by everything at once", () => {
  expect(ids({ skill: "boundaries" })).toEqual(["cents", "limiter"]);
  expect(ids({ skill: "boundaries", language: "python" })).toEqual(["limiter"]);
  expect(ids({ level: "senior" })).toEqual(["search"]);
  expect(ids({ text: "rate LIMIT" })).toEqual(["limiter"]);
});

it("offers what there is", () => {
  expect(choicesOf(bank)).toEqual({
    skills: ["boundaries", "databases", "numbers"], levels: ["junior", "mid", "senior"], languages: ["python", "ruby", "rust"],
  });
});

// Choosing a challenge: the ones that fit a search, a skill, a level and a language.

/** What choosing needs to know of a challenge. */
export interface ChallengeLike {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly level: string;
  readonly skills: readonly string[];
  readonly minutes: number;
  readonly languages: readonly string[];
}

/** What is asked of a challenge; an empty text asks for nothing. */
export interface ChallengeFilter {
  readonly text: string;
  readonly skill: string;
  readonly level: string;
  readonly language: string;
}

/** A filter that everything passes. */
export const NO_FILTER: ChallengeFilter = { text: "", skill: "", level: "", language: "" };

const LEVELS = ["intern", "junior", "mid", "senior", "staff"];

/** The challenges that pass, easier ones first. */
export function filterChallenges<C extends ChallengeLike>(challenges: readonly C[], filter: ChallengeFilter): C[] {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return challenges
    .filter((one) => !filter.skill || one.skills.includes(filter.skill))
    .filter((one) => !filter.level || one.level === filter.level)
    .filter((one) => !filter.language || one.languages.includes(filter.language))
    .filter((one) => {
      const text = [one.id, one.title, one.kind, ...one.skills].join("\n").toLocaleLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => rank(a.level) - rank(b.level) || a.minutes - b.minutes || a.title.localeCompare(b.title));
}

/** What one can filter by. */
export function choicesOf(challenges: readonly ChallengeLike[]): { skills: string[]; levels: string[]; languages: string[] } {
  const distinct = (values: readonly string[]) => [...new Set(values)].sort();
  return {
    skills: distinct(challenges.flatMap((one) => [...one.skills])),
    levels: distinct(challenges.map((one) => one.level)).sort((a, b) => rank(a) - rank(b)),
    languages: distinct(challenges.flatMap((one) => [...one.languages])),
  };
}

function rank(level: string): number {
  const at = LEVELS.indexOf(level);
  return at === -1 ? LEVELS.length : at;
}

// Choosing a challenge: the ones that fit a search, a skill, a level and a language.

import type { ChallengeCard, ChallengeKind, ChallengeLevel } from '../protocol/generated';

/** What is asked of a challenge; an empty text asks for nothing. */
export interface ChallengeFilter {
  readonly text: string;
  readonly skill: string;
  readonly level: string;
  readonly language: string;
}

/** A filter that everything passes. */
export const NO_FILTER: ChallengeFilter = { text: '', skill: '', level: '', language: '' };

/** The levels, easier ones first, as people read them. */
export const LEVEL_WORDS: Record<ChallengeLevel, string> = { junior: 'Junior', mid: 'Mid', senior: 'Senior' };

/** What one is asked to do, as people read it. */
export const KIND_WORDS: Record<ChallengeKind, string> = {
  debug: 'Debug',
  fix: 'Fix',
  implement: 'Implement',
  speed_up: 'Speed up',
};

/** A challenge in a line: what one is asked to do, for whom, how long, in what. */
export function factsOf({ kind, level, minutes, languages }: ChallengeCard): string {
  const titles = languages.map((one) => one.title).join(', ');
  return [KIND_WORDS[kind], LEVEL_WORDS[level], `${minutes} min`, titles].join(' · ');
}

/** A statement without its first heading: where the title stands above it already. */
export function withoutTitle(statement: string): string {
  return statement.replace(/^\s*# .*\n+/, '');
}

const LEVELS = Object.keys(LEVEL_WORDS) as ChallengeLevel[];

/** The challenges that pass, easier ones first. */
export function filterChallenges(
  challenges: readonly ChallengeCard[],
  filter: ChallengeFilter,
): ChallengeCard[] {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return challenges
    .filter((one) => !filter.skill || one.skills.includes(filter.skill))
    .filter((one) => !filter.level || one.level === filter.level)
    .filter((one) => !filter.language || one.languages.some(({ language }) => language === filter.language))
    .filter((one) => {
      const text = [one.id, one.title, one.kind, ...one.skills].join('\n').toLocaleLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => rank(a.level) - rank(b.level) || a.minutes - b.minutes || a.title.localeCompare(b.title));
}

/** What one can filter by. */
export interface Choices {
  readonly skills: string[];
  readonly levels: ChallengeLevel[];
  readonly languages: { language: string; title: string }[];
}

/** What one can filter these by; a skill of many challenges before one of few. */
export function choicesOf(challenges: readonly ChallengeCard[]): Choices {
  const counts = new Map<string, number>();
  for (const skill of challenges.flatMap((one) => one.skills))
    counts.set(skill, (counts.get(skill) ?? 0) + 1);
  const titles = new Map(
    challenges.flatMap((one) => one.languages).map(({ language, title }) => [language, title]),
  );
  return {
    skills: [...counts.keys()].sort(
      (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a.localeCompare(b),
    ),
    levels: LEVELS.filter((level) => challenges.some((one) => one.level === level)),
    languages: [...titles]
      .map(([language, title]) => ({ language, title }))
      .sort((a, b) => a.title.localeCompare(b.title)),
  };
}

/** A filter as the end of an address; empty where nothing is asked for. */
export function toSearch(filter: ChallengeFilter): string {
  const asked = Object.entries(filter).filter(([, value]) => value !== '');
  return asked.length === 0 ? '' : `?${new URLSearchParams(asked).toString()}`;
}

/** The filter that an address tells of. */
export function fromSearch(search: string): ChallengeFilter {
  const asked = new URLSearchParams(search);
  const of = (key: keyof ChallengeFilter) => asked.get(key) ?? '';
  return { text: of('text'), skill: of('skill'), level: of('level'), language: of('language') };
}

function rank(level: ChallengeLevel): number {
  return LEVELS.indexOf(level);
}

// The candidate's desk: what is open and chosen on their page, and what its
// buttons and keys do.
import type { EditorView } from '@codemirror/view';

import type { RoomSession } from '../live/session.svelte';
import type { Run } from '../live/runs';
import { knownCases, tally, type KnownCase } from './cases';

export type Below = 'tests' | 'output' | 'input' | 'submissions';
export type Dialog = 'submit' | 'shortcuts' | 'settings';
/** What is in sight where there is no room for all of it. */
export type Pane = 'task' | 'code' | 'results';

/** A file as it was submitted. */
export interface SentFile {
  path: string;
  text: string;
}

export class Desk {
  readonly session: RoomSession;
  file = $state.raw<number | null>(null);
  below = $state<Below>('tests');
  dialog = $state.raw<Dialog | null>(null);
  pane = $state<Pane>('code');
  stdin = $state('');
  view = $state.raw<EditorView | undefined>();
  /** Group and name of the case whose details are shown. */
  chosen = $state.raw<[string, string] | null>(null);

  constructor(session: RoomSession) {
    this.session = session;
  }

  readonly cases = $derived.by((): KnownCase[] => {
    const { room, runs } = this.session.facts;
    return room ? knownCases(room, runs.values()) : [];
  });
  readonly tally = $derived.by(() => tally(this.cases));
  readonly programs = $derived.by(() => this.#runs('program'));
  readonly submissions = $derived.by(() => this.#runs('submit'));
  readonly running = $derived.by(() => [...this.session.facts.runs.values()].findLast((run) => run.result === null) ?? null);
  /** What somebody asked to run, and waits for. */
  readonly awaited = $derived.by(() => (this.running && !isAutomatic(this.running) ? this.running : null));
  readonly online = $derived.by(() => this.session.connection.type === 'open');
  readonly canRun = $derived.by(() => this.online && this.session.facts.writable);

  /** The case that is shown: the chosen one, else the first that fails. */
  readonly shownCase = $derived.by((): KnownCase | null => {
    const [group, name] = this.chosen ?? [];
    const chosen = this.cases.find((known) => known.group === group && known.name === name);
    const failing = this.cases.find(({ result }) => result !== null && result.verdict !== 'AC');
    return chosen ?? failing ?? this.cases[0] ?? null;
  });

  /** The file that is shown: the one asked for, else the entry. */
  readonly shownFile = $derived.by((): number | null => {
    const { files, room } = this.session.facts;
    const asked = files.find(({ file }) => file === this.file);
    const entry = files.find(({ path }) => path === room?.entry);
    return (asked ?? entry ?? files[0])?.file ?? null;
  });

  /** Whether the code is another than the one that a run ran. */
  stale(run: Run | null): boolean {
    void this.session.edits;
    if (!run) return false;
    return run.versions.some(({ file, version }) => {
      const document = this.session.documents.get(file);
      return document !== undefined && (document.version !== version || document.pending.length > 0);
    });
  }

  run(): void {
    if (!this.canRun) return;
    this.#show('output');
    this.session.run({ type: 'program', stdin: this.stdin });
  }

  runTests(only: [string, string] | null = null): void {
    if (!this.canRun) return;
    this.#show('tests');
    this.session.run({ type: 'visible', only, automatic: false });
  }

  /** The files as they are now. */
  files(): SentFile[] {
    return this.session.facts.files.map(({ file, path }) => ({
      path,
      text: this.session.documents.get(file)?.text ?? '',
    }));
  }

  submit(): boolean {
    return this.canRun && this.session.run({ type: 'submit' });
  }

  stop(): void {
    if (this.awaited) this.session.cancel(this.awaited.run);
  }

  focusEditor(): void {
    this.pane = 'code';
    this.view?.focus();
  }

  #show(below: Below): void {
    this.below = below;
    this.pane = 'results';
  }

  #runs(type: Run['kind']['type']): Run[] {
    return [...this.session.facts.runs.values()].filter(({ kind }) => kind.type === type).reverse();
  }
}

function isAutomatic({ kind }: Run): boolean {
  return kind.type === 'visible' && kind.automatic;
}

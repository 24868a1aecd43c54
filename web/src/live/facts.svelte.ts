// What is known of a room beside its texts, for pages to show: reactive, made
// from the welcome and every event after it.
import { SvelteMap } from 'svelte/reactivity';

import type {
  Event,
  Participant,
  Phase,
  Presence,
  Protection,
  RoomSummary,
  SelectionRange,
  Timer,
  Welcome,
} from '../protocol/generated';
import { RoomClock } from './clock';
import { addToRuns, type Run } from './runs';

/** A socket of somebody, and the version that its ranges are positions in. */
export interface Peer extends Presence {
  version: number;
}

export interface FileEntry {
  file: number;
  path: string;
  protection: Protection['type'];
}

/** More events than this are not kept in the page. */
const MOST_EVENTS = 5000;

export class RoomFacts {
  you = $state.raw<Participant | null>(null);
  client = $state.raw(-1);
  room = $state.raw<RoomSummary | null>(null);
  phase = $state.raw<Phase>('waiting');
  timer = $state.raw<Timer | null>(null);
  autorun = $state.raw(false);
  /** How much was left when the clock last said so; for the warning. */
  warnedMs = $state.raw<number | null>(null);
  files = $state.raw<FileEntry[]>([]);
  peers = $state.raw<Peer[]>([]);
  readonly participants = new SvelteMap<number, Participant>();
  readonly runs = new SvelteMap<number, Run>();
  /** What happened, oldest first, without edits, selections and output. */
  events = $state.raw<Event[]>([]);
  readonly clock = new RoomClock();

  readonly staff = $derived(this.you !== null && this.you.role !== 'candidate');
  readonly writable = $derived(mayWrite(this.you?.role, this.phase));
  /** The newest run that came to something. */
  readonly newestFinished = $derived([...this.runs.values()].findLast((run) => run.result !== null) ?? null);
  readonly newestRun = $derived([...this.runs.values()].at(-1) ?? null);

  nameOf(participant: number | null): string {
    if (participant === null) return 'greenroom';
    return this.participants.get(participant)?.name ?? 'Somebody';
  }

  welcome(welcome: Welcome): void {
    this.you = welcome.you;
    this.client = welcome.client;
    this.room = welcome.room;
    this.phase = welcome.phase;
    this.timer = welcome.timer;
    this.autorun = welcome.autorun;
    this.clock.set(welcome.now_ms);
    const ran = welcome.timer !== null && welcome.phase !== 'waiting';
    this.warnedMs = ran && welcome.timer && this.clock.remaining(welcome.timer) === 0 ? 0 : null;
    this.files = sorted(welcome.files.map(entry));
    this.participants.clear();
    for (const participant of welcome.participants) this.participants.set(participant.id, participant);
    const newest = this.events.at(-1)?.sequence ?? 0;
    this.#keep(welcome.history.filter(({ sequence }) => sequence > newest));
    for (const event of welcome.history) this.#applyHistory(event);
    const versions = new Map(welcome.files.map((file) => [file.file, versionOf(file)]));
    this.presence(welcome.presence, (file) => versions.get(file) ?? 0);
  }

  presence(clients: Presence[], version: (file: number) => number): void {
    this.peers = clients.map((client) => ({
      ...client,
      version: client.file === null ? 0 : version(client.file),
    }));
  }

  apply(event: Event): void {
    const { body } = event;
    if (addToRuns(this.runs, event)) {
      if (body.type === 'run_started' || body.type === 'run_finished') this.#keep([event]);
      return;
    }
    switch (body.type) {
      case 'edited':
        return;
      case 'selected':
        this.#select(body.client, body.file, body.version, body.ranges);
        return;
      case 'joined':
        this.participants.set(body.participant.id, body.participant);
        break;
      case 'file_created':
        this.files = sorted([
          ...this.files.filter(({ file }) => file !== body.file),
          { file: body.file, path: body.path, protection: body.protection.type },
        ]);
        break;
      case 'file_renamed':
        this.#change(body.file, { path: body.path });
        break;
      case 'file_protected':
        this.#change(body.file, { protection: body.protection.type });
        break;
      case 'file_deleted':
        this.files = this.files.filter(({ file }) => file !== body.file);
        break;
      case 'controlled':
        this.phase = body.phase;
        this.timer = body.timer;
        if (body.control.command === 'set_autorun') this.autorun = body.control.enabled;
        if (body.control.command === 'set_timer') this.warnedMs = null;
        break;
      case 'time_left':
        this.phase = body.phase;
        this.warnedMs = body.remaining_ms;
        break;
    }
    this.#keep([event]);
  }

  #applyHistory(event: Event): void {
    const known = event.body.type === 'run_started' && this.runs.has(event.body.run);
    if (!known) addToRuns(this.runs, event);
  }

  #keep(events: Event[]): void {
    if (events.length > 0) this.events = [...this.events, ...events].slice(-MOST_EVENTS);
  }

  #change(file: number, change: Partial<FileEntry>): void {
    this.files = sorted(this.files.map((known) => (known.file === file ? { ...known, ...change } : known)));
  }

  #select(client: number, file: number, version: number, ranges: SelectionRange[]): void {
    this.peers = this.peers.map((peer) => (peer.client === client ? { ...peer, file, version, ranges } : peer));
  }
}

function mayWrite(role: Participant['role'] | undefined, phase: Phase): boolean {
  if (role === undefined || role === 'observer' || phase === 'ended') return false;
  return role === 'interviewer' || phase === 'waiting' || phase === 'live';
}

function entry(file: Welcome['files'][number]): FileEntry {
  return { file: file.file, path: file.path, protection: file.protection.type };
}

function versionOf(file: Welcome['files'][number]): number {
  return file.version;
}

function sorted(files: FileEntry[]): FileEntry[] {
  return [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
}

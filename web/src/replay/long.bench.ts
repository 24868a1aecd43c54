// What a new event costs in a session of two hours, and what reading such a
// session costs: `npm run bench`. A frame is 16 ms.
import { bench, describe } from 'vitest';
import { RunsFolding } from '../staff/runs';
import { TalkFolding } from '../staff/talk';
import { liveEnd, TimelineFolding } from '../staff/timeline';
import { Fold, whole } from './fold';
import { jumps } from './jumps';
import { idleStretches } from './player';
import { longSession } from './sample';
import { Session } from './session';

const COUNT = 30_000;
const events = longSession(COUNT + 20_000, 200);
const first = events.slice(0, COUNT);

describe('one more event after 30,000', () => {
  const session = new Session(first);
  const strip = new Fold(() => new TimelineFolding());
  const runs = new Fold(() => new RunsFolding());
  const talk = new Fold(() => new TalkFolding());
  const show = () => {
    const past = whole(session.events);
    strip.of(past)(liveEnd(session.durationMs));
    runs.of(past);
    talk.of(past);
  };
  show();
  let next = COUNT;

  bench('taken, and the strip, the runs and the talk as they are now', () => {
    const event = events[next];
    if (event) session.append(event);
    next += 1;
    show();
  });
});

describe('30,000 events at once', () => {
  bench('the session and all that is shown of it', () => {
    const session = new Session(first);
    const past = whole(session.events);
    new Fold(() => new TimelineFolding()).of(past)(session.durationMs);
    new Fold(() => new RunsFolding()).of(past);
    new Fold(() => new TalkFolding()).of(past);
    jumps(session.events);
    idleStretches(session.events, session.durationMs);
  });

  const session = new Session(first);
  bench('seeking anywhere', () => {
    session.at(Math.random() * session.durationMs);
  });
});

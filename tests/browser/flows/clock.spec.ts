// The clock, and what the team does with the room.
import { choose, editor, firstLines, interview, saved, steer, typeAtStart } from '../support/room';
import { expect, test } from '../support/test';

const STEERING = 'Clock, tests and the end';

test('the clock warns, stands at zero, and is given more', async ({ staff, browse }) => {
  const { candidate, interviewer, room } = await interview(staff, browse);
  const clock = candidate.getByRole('timer', { name: 'Time left' });
  await steer(interviewer, room, { command: 'start' }, { command: 'set_timer', remaining_ms: 61_500, at_zero: 'note' });
  await expect(clock).toHaveText(/1:0\d/);
  for (const page of [candidate, interviewer]) await expect(page.getByText('1 minute left.')).toBeVisible();

  await steer(interviewer, room, { command: 'set_timer', remaining_ms: 1_000, at_zero: 'note' });
  await expect(candidate.getByText('The time is up.')).toBeVisible();
  await expect(clock).toHaveText('0:00');
  // Only a note: one may finish the line.
  await typeAtStart(candidate, '# finished\n');
  await expect.poll(() => firstLines(interviewer, 1)).toEqual(['# finished']);
  await candidate.reload();
  await expect(candidate.getByText('The time is up.')).toBeVisible();

  await choose(interviewer, STEERING, '5 minutes more');
  await expect(candidate.getByText('The time is up.')).toBeHidden();
  await expect(clock).toHaveText(/\b(5:00|4:5\d)$/);
});

test('at zero the room locks, where that was agreed', async ({ staff, browse }) => {
  const { candidate, interviewer, room } = await interview(staff, browse);
  await choose(interviewer, STEERING, 'Lock when time is up');
  await steer(interviewer, room, { command: 'start' }, { command: 'set_timer', remaining_ms: 1_500, at_zero: 'lock' });
  await typeAtStart(candidate, '# in time\n');
  await expect(saved(candidate)).toBeVisible();
  await expect(candidate.getByText('The time is up. The room is locked')).toBeVisible();
  await typeAtStart(candidate, '# too late\n');
  await expect(candidate.getByRole('button', { name: 'Submit' })).toBeDisabled();
  expect(await firstLines(candidate, 1)).toEqual(['# in time']);
  // What is there can be read, and talked about.
  await candidate.getByRole('tab', { name: 'Chat' }).click();
  await candidate.getByLabel('Message', { exact: true }).fill('May I show you something?');
  await candidate.keyboard.press('Enter');
  await expect(candidate.getByRole('log', { name: 'Messages' })).toContainText('May I show you something?');

  await interviewer.getByRole('button', { name: 'Unlock' }).click();
  await expect(candidate.getByRole('button', { name: 'Submit' })).toBeEnabled();
  await typeAtStart(candidate, '# after all\n');
  await expect.poll(() => firstLines(interviewer, 2)).toEqual(['# after all', '# in time']);
});

test('a locked room cannot be written in, while its clock goes on', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await interviewer.getByRole('button', { name: 'Start' }).click();
  const clock = candidate.getByRole('timer', { name: 'Time left' });
  await expect(clock).toHaveText(/4[45]:/);
  await interviewer.getByRole('button', { name: 'Lock', exact: true }).click();
  await expect(candidate.getByText('The room is locked')).toBeVisible();
  const before = await firstLines(candidate, 1);
  const time = await clock.textContent();
  await typeAtStart(candidate, 'x');
  await expect(clock).not.toHaveText(time!);
  expect(await firstLines(candidate, 1)).toEqual(before);

  // The team still may.
  await interviewer.getByLabel('Edit').check();
  await typeAtStart(interviewer, '# a hint\n');
  await expect.poll(() => firstLines(candidate, 1)).toEqual(['# a hint']);
  await interviewer.getByRole('button', { name: 'Unlock' }).click();
  await typeAtStart(candidate, '# thanks\n');
  await expect.poll(() => firstLines(interviewer, 2)).toEqual(['# thanks', '# a hint']);
});

test('a paused clock stands still', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await interviewer.getByRole('button', { name: 'Start' }).click();
  const clock = candidate.getByRole('timer', { name: 'Time left' });
  await expect(clock).toHaveText(/44:5/);
  await interviewer.getByRole('button', { name: 'Pause' }).click();
  await expect(clock).toHaveAttribute('title', 'The clock stands still');
  const stands = await clock.textContent();
  await candidate.reload();
  await editor(candidate).waitFor();
  await expect(clock).toHaveText(stands!);
  await interviewer.getByRole('button', { name: 'Go on' }).click();
  await expect(clock).not.toHaveText(stands!);
});

test('an interviewer who only looks on types nothing by accident', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  const before = await firstLines(candidate, 2);
  // What the room decides anew does not change that.
  await interviewer.getByRole('button', { name: 'Start' }).click();
  await choose(interviewer, STEERING, '5 minutes more');
  await choose(interviewer, STEERING, 'Run tests when typing pauses');
  await expect(candidate.getByRole('timer', { name: 'Time left' })).toHaveText(/(50:00|49:5\d)/);
  await typeAtStart(interviewer, 'oops');
  await typeAtStart(candidate, '# mine\n');
  await expect.poll(() => firstLines(interviewer, 3)).toEqual(['# mine', ...before]);
});

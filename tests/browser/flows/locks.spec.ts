// What is given stays as it is: files that can only be read, lines that are locked.
import type { Page } from '@playwright/test';

import { choose, editor, ENTRY, enter, firstLines, goTo, interview, line, saved, typeAtStart } from '../support/room';
import { expect, test } from '../support/test';

const LOCK = 'Lock parts of the file';
const CLASS = 'class InvalidLimit';

async function lockLine(interviewer: Page, text: string): Promise<void> {
  await goTo(interviewer, text);
  await choose(interviewer, LOCK, 'Lock the selected lines');
  await expect(line(interviewer, text)).toHaveClass(/cm-locked/);
}

test('a locked stretch is seen, holds, moves with the text, and is unlocked again', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await lockLine(interviewer, CLASS);
  const locked = line(candidate, CLASS);
  await expect(locked).toHaveClass(/cm-locked/);
  await expect(candidate.getByRole('img', { name: 'partly locked' })).toBeVisible();

  await goTo(candidate, CLASS);
  const before = await firstLines(candidate, 12);
  for (const key of ['x', 'Enter', 'Backspace', 'Control+Backspace', 'Control+Shift+k', 'Alt+ArrowDown']) {
    await candidate.keyboard.press(key);
    expect(await firstLines(candidate, 12)).toEqual(before);
  }
  await expect(candidate.getByText('This part is given: it cannot be changed.')).toBeVisible();

  // Around it everything is free.
  await typeAtStart(candidate, '# mine\n');
  await goTo(candidate, 'A limit or a window');
  await candidate.keyboard.type('  # and mine');
  await expect(line(interviewer, 'A limit or a window')).toContainText('# and mine');
  await expect(locked).toHaveClass(/cm-locked/);
  await expect(line(candidate, '# and mine')).not.toHaveClass(/cm-locked/);

  // The interviewer may change it, and opens it again.
  await interviewer.getByLabel('Edit').check();
  await goTo(interviewer, CLASS);
  await interviewer.keyboard.type('  # given');
  await expect(locked).toContainText('# given');
  await choose(interviewer, LOCK, 'Unlock the selected lines');
  await expect(locked).not.toHaveClass(/cm-locked/);
  await goTo(candidate, CLASS);
  await candidate.keyboard.type(', now mine');
  await expect(line(interviewer, CLASS)).toContainText('# given, now mine');
});

test('a file that can only be read says so', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  const before = await firstLines(candidate, 3);
  await choose(interviewer, LOCK, 'Candidates may only read this file');
  await expect(candidate.getByRole('img', { name: 'read-only' })).toBeVisible();
  await typeAtStart(candidate, 'x');
  await expect(candidate.getByText('This part is given: it cannot be changed.')).toBeVisible();
  await candidate.keyboard.press('Backspace');
  await candidate.keyboard.press('Delete');
  expect(await firstLines(candidate, 3)).toEqual(before);
  // Reading goes on: search, cursor, copying.
  await goTo(candidate, CLASS);
  await expect(line(candidate, CLASS)).toHaveClass(/cm-activeLine/);

  await choose(interviewer, LOCK, 'Candidates may only read this file');
  await expect(candidate.getByRole('img', { name: 'read-only' })).toBeHidden();
  await typeAtStart(candidate, '# on\n');
  await expect.poll(() => firstLines(interviewer, 1)).toEqual(['# on']);
});

test('of what was typed while lines were being locked, only what is in them is lost', async ({ staff, browse, cable }) => {
  const room = await staff.room('rate-limiter', 'python');
  const candidate = await enter(staff, browse, room, cable.origin);
  const interviewer = await browse(`/rooms/${room}`, { signedIn: true });
  await editor(interviewer).waitFor();
  cable.pull();
  await expect(candidate.getByText('Offline', { exact: true })).toBeVisible();
  await typeAtStart(candidate, '# above it\n');
  await goTo(candidate, CLASS);
  await candidate.keyboard.type('  # in it');
  await goTo(candidate, 'A limit or a window');
  await candidate.keyboard.type('  # below it');
  await lockLine(interviewer, CLASS);

  cable.plugIn();
  await expect(candidate.getByText(`This part of ${ENTRY} was just locked`)).toBeVisible();
  await expect(saved(candidate)).toBeVisible();
  for (const page of [candidate, interviewer]) {
    await expect.poll(() => firstLines(page, 1)).toEqual(['# above it']);
    await expect(line(page, CLASS)).not.toContainText('in it');
    await expect(line(page, CLASS)).toHaveClass(/cm-locked/);
    await expect(line(page, 'A limit or a window')).toContainText('# below it');
  }
});

test('lines are locked where they are, whatever is typed above them meanwhile', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await typeAtStart(candidate, '#');
  const typing = candidate.keyboard.type(' and on and on and on and on', { delay: 30 });
  await goTo(interviewer, CLASS);
  await choose(interviewer, LOCK, 'Lock the selected lines');
  await typing;
  await expect(saved(candidate)).toBeVisible();
  for (const page of [candidate, interviewer]) await expect(line(page, CLASS)).toHaveClass(/cm-locked/);
  await expect(candidate.locator('.cm-line.cm-locked')).toHaveCount(1);
});

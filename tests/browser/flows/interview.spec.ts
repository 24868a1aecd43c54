// A candidate and an interviewer at one table.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';

import {
  clickIfStillThere,
  editor,
  ENTRY,
  firstLines,
  interview,
  replaceAll,
  saved,
  submission,
  typeAtStart,
} from '../support/room';
import { expect, test } from '../support/test';

test('what either types is on the other’s screen', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await typeAtStart(candidate, '# I begin with the tickets\n');
  await expect(editor(interviewer)).toContainText('# I begin with the tickets');
  await expect(interviewer.locator('.cm-peer-name')).toHaveText('Ada Lovelace');

  await interviewer.getByLabel('Edit').check();
  await typeAtStart(interviewer, '# Good idea\n');
  await expect.poll(() => firstLines(candidate, 2)).toEqual(['# Good idea', '# I begin with the tickets']);
  await expect(candidate.locator('.cm-peer-name')).toHaveText('Grace Hopper');
});

test('both at once come to the same text', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await interviewer.getByLabel('Edit').check();
  await typeAtStart(candidate, '# candidate: \n');
  await expect(editor(interviewer)).toContainText('# candidate: ');
  await candidate.keyboard.press('ArrowUp');
  await candidate.keyboard.press('End');
  await editor(interviewer).focus();
  await interviewer.keyboard.press('Control+Home');
  await Promise.all([
    candidate.keyboard.type('mends the window, then the wait', { delay: 25 }),
    interviewer.keyboard.type('# interviewer: reads along\n', { delay: 30 }),
  ]);
  const expected = ['# interviewer: reads along', '# candidate: mends the window, then the wait'];
  await expect.poll(() => firstLines(candidate, 2)).toEqual(expected);
  await expect.poll(() => firstLines(interviewer, 2)).toEqual(expected);
});

test('a program runs, its output streams to both, its traceback is marked', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await replaceAll(candidate, 'print("hello", input())\nraise KeyError("window")\n');
  await candidate.getByRole('tab', { name: 'Input' }).click();
  await candidate.getByLabel('Standard input of the program').fill('world');
  await expect(saved(candidate)).toBeVisible();
  await candidate.keyboard.press('Control+Enter');
  const output = candidate.getByRole('log', { name: 'Output of the program' });
  await expect(output).toContainText('hello world');
  await expect(output).toContainText('KeyError');
  await expect(candidate.getByText('Crashed', { exact: true })).toBeVisible();
  await expect(candidate.locator('.cm-lint-marker-error')).toHaveCount(1);
  await expect(interviewer.getByText('hello world')).toBeVisible();
});

test('a program that never ends is stopped', async ({ staff, browse }) => {
  const { candidate } = await interview(staff, browse);
  await replaceAll(candidate, 'print("on", flush=True)\nwhile True:\n    pass\n');
  await expect(saved(candidate)).toBeVisible();
  await candidate.keyboard.press('Control+Enter');
  const stop = candidate.getByRole('group', { name: 'Run and submit' }).getByRole('button', { name: 'Stop' });
  // Its fuel may have run out first.
  await clickIfStillThere(stop);
  await expect(candidate.getByText(/^(Stopped|Too slow)$/)).toBeVisible();
});

test('a failing visible case shows what was expected beside what came', async ({ staff, browse }) => {
  const { candidate } = await interview(staff, browse);
  await candidate.keyboard.press('Control+Shift+Enter');
  await expect(candidate.getByRole('tab', { name: /Tests \d\/4/ })).toBeVisible();
  const detail = candidate.getByRole('region', { name: 'Case' });
  await expect(detail.getByText('Wrong answer')).toBeVisible();
  await expect(detail.getByText('Expected', { exact: true })).toBeVisible();
  await expect(detail.locator('mark').first()).toBeVisible();

  await replaceAll(candidate, submission('accepted/reference.py'));
  await expect(saved(candidate)).toBeVisible();
  await candidate.getByRole('button', { name: 'Run two per second alone' }).click();
  await expect(detail.getByText('Passed')).toBeVisible();
});

test('of hidden cases each learns what their role may know', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  const told = listen(candidate);
  await replaceAll(candidate, submission('wrong_answer/fixed_buckets.py'));
  await expect(saved(candidate)).toBeVisible();
  await candidate.getByRole('button', { name: 'Submit' }).click();
  const dialog = candidate.getByRole('dialog');
  await dialog.getByText(ENTRY).click();
  await expect(dialog.getByLabel(`Text of ${ENTRY}`)).toHaveText(submission('wrong_answer/fixed_buckets.py'));
  await dialog.getByRole('button', { name: 'Submit' }).click();
  await expect(dialog.getByText('Wrong answer', { exact: true })).toBeVisible();
  await expect(dialog.getByText(/of 100 points/)).toBeVisible();
  await expect(dialog.getByRole('region', { name: 'What was sent' }).getByText(ENTRY)).toBeVisible();

  const [hidden] = hiddenCases();
  await interviewer.getByRole('tab', { name: /Runs/ }).click();
  await expect(interviewer.getByText(hidden!).first()).toBeAttached();
  // Not on the screen, and not on the wire either.
  await candidate.reload();
  await editor(candidate).waitFor();
  expect(told.length).toBeGreaterThan(0);
  for (const name of hiddenCases()) expect(told.join('\n')).not.toContain(name);
});

test('a paused room cannot be written in, and goes on', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await interviewer.getByRole('button', { name: 'Start' }).click();
  await expect(candidate.getByRole('timer', { name: 'Time left' })).toHaveText(/4[45]:\d\d/);
  await interviewer.getByRole('button', { name: 'Pause' }).click();
  await expect(candidate.getByText('The interview is paused')).toBeVisible();
  const before = await firstLines(candidate, 1);
  await typeAtStart(candidate, 'x');
  expect(await firstLines(candidate, 1)).toEqual(before);
  await expect(candidate.getByRole('button', { name: 'Submit' })).toBeDisabled();

  await interviewer.getByRole('button', { name: 'Go on' }).click();
  await expect(candidate.getByText('The interview is paused')).toBeHidden();
  await typeAtStart(candidate, '# on again\n');
  await expect(editor(interviewer)).toContainText('# on again');
});

test('people talk, and notes stay with the team', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  const told = listen(candidate);
  await interviewer.getByRole('tab', { name: /Chat and notes/ }).click();
  await interviewer.getByLabel('Note', { exact: true }).fill('reads the tickets first');
  await interviewer.getByRole('button', { name: 'Note it' }).click();
  await interviewer.getByLabel('Chat, for everybody').check();
  await interviewer.getByLabel('Message', { exact: true }).fill('Ask me anything');
  await interviewer.getByRole('button', { name: 'Send' }).click();

  await candidate.getByRole('tab', { name: 'Chat 1' }).click();
  await expect(candidate.getByText('Ask me anything')).toBeVisible();
  await candidate.getByLabel('Message', { exact: true }).fill('Is the log sorted?');
  await candidate.keyboard.press('Enter');
  await expect(interviewer.getByText('Is the log sorted?')).toBeVisible();
  expect(told.join('\n')).not.toContain('reads the tickets first');
});

test('files come, change their names and go', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  const files = candidate.getByRole('navigation', { name: 'Files' });
  await files.getByRole('button', { name: 'New file' }).click();
  await candidate.getByLabel('Path').fill('helpers/clock.py');
  await candidate.keyboard.press('Enter');
  await expect(files.getByRole('button', { name: 'helpers/clock.py' })).toHaveAttribute('aria-current', 'true');
  await expect(editor(candidate)).toBeFocused();
  await candidate.keyboard.type('NOW = 0');
  await expect(interviewer.getByText('helpers/clock.py')).toBeVisible();

  await files.getByRole('button', { name: 'File', exact: true }).click();
  await candidate.getByRole('menuitem', { name: /Rename/ }).click();
  await candidate.getByLabel('Path').fill('time.py');
  await candidate.keyboard.press('Enter');
  await expect(files.getByRole('button', { name: 'time.py' })).toBeVisible();
  await expect(editor(candidate)).toContainText('NOW = 0');

  await files.getByRole('button', { name: 'File', exact: true }).click();
  await candidate.getByRole('menuitem', { name: /Delete/ }).click();
  await candidate.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(files.getByRole('button', { name: 'time.py' })).toBeHidden();
  await expect(editor(candidate)).toContainText('RateLimiter');
  await expect(interviewer.getByText('time.py')).toBeHidden();
});

test('a paste of a megabyte arrives whole', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  const line = `# ${'0123456789 '.repeat(9)}\n`;
  const text = line.repeat(Math.floor((1 << 20) / line.length) - 50);
  await editor(candidate).focus();
  await candidate.keyboard.press('Control+a');
  await candidate.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
  await candidate.keyboard.press('Control+v');
  await expect(saved(candidate)).toBeVisible();
  await typeAtStart(candidate, '# after it\n');
  await expect(editor(interviewer)).toContainText('# after it');
  await expect(editor(interviewer)).toContainText('0123456789');
});

/** Everything that the server says to a page from now on. */
function listen(page: Page): string[] {
  const told: string[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => told.push(payload.toString())));
  page.on('response', async (response) => {
    if (response.url().includes('/api/')) told.push(await response.text().catch(() => ''));
  });
  return told;
}

function hiddenCases(): string[] {
  const file = resolve(import.meta.dirname, '../../../challenges/rate-limiter/cases/boundaries.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { name: string }[]).map(({ name }) => name);
}

// A session that is worth looking at, and a picture of each main screen of it.
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';

import { editor, enter, saved, type Interview } from '../support/room';
import { expect, test } from '../support/test';

const IMAGES = resolve(import.meta.dirname, '../../../docs/images');
/** A hand that types fast. */
const KEY_MS = 35;

test('the main screens', async ({ staff, browse }) => {
  test.setTimeout(300_000);
  const desk = await browse('/', { signedIn: true });
  const room = await desk.evaluate(prepareRooms);
  const candidate = await enter(staff, browse, room);
  const interviewer = await browse(`/rooms/${room}`, { signedIn: true });
  await editor(interviewer).waitFor();
  const session = { room, candidate, interviewer };
  await interviewer.getByRole('button', { name: 'Start' }).click();
  await firstHalf(session);
  await take(candidate, 'room-candidate');
  await secondHalf(session);
  await take(interviewer, 'room-interviewer');

  await desk.reload();
  await desk.getByRole('heading', { name: /Live now/ }).waitFor();
  await take(desk, 'dashboard');

  await interviewer.goto(new URL(`/rooms/${room}/replay`, interviewer.url()).href);
  await editor(interviewer).waitFor();
  await interviewer.getByRole('tab', { name: 'Progress' }).click();
  await interviewer.getByRole('button', { name: 'Judge along the session' }).click();
  await expect(interviewer.getByRole('button', { name: 'Judge along the session' })).toBeEnabled({
    timeout: 120_000,
  });
  await interviewer.getByRole('tab', { name: 'Moments' }).click();
  await interviewer
    .getByRole('button', { name: /Submit: / })
    .first()
    .click();
  await interviewer.getByRole('tab', { name: 'Progress' }).click();
  await interviewer.getByRole('button', { name: 'All cases' }).click();
  await interviewer.getByText(/of 100 points/).waitFor();
  await take(interviewer, 'replay');
});

async function firstHalf({ candidate, interviewer }: Interview): Promise<void> {
  await say(interviewer, 'Hi Ada! Take your time with the tickets, and think aloud.');
  await tests(candidate);
  await mark(interviewer, 'Reproduces first');
  await change(candidate, '> self.window_ms', '>= self.window_ms');
  await tests(candidate);
  await note(interviewer, 'Finds the boundary by reading the failing case, not by guessing.');
}

async function secondHalf({ candidate, interviewer }: Interview): Promise<void> {
  await candidate.evaluate(() =>
    navigator.clipboard.writeText('        if len(times) >= self.limit:\n            return False\n'),
  );
  await putCursor(candidate, '        times.append(at_ms)');
  await candidate.keyboard.press('Control+v');
  await change(candidate, 'return len(times) <= self.limit', 'return True');
  await change(candidate, 'times[-1] + self', 'times[0] + self');
  await tests(candidate);
  await change(candidate, 'limit < 0 or window_ms < 0', 'limit <= 0 or window_ms <= 0');
  await tests(candidate);
  await mark(interviewer, 'Explains the wait well');
  await candidate.getByRole('button', { name: 'Submit' }).first().click();
  await candidate.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await expect(candidate.getByRole('dialog').getByText(/of 100 points/)).toBeVisible();
  await candidate.keyboard.press('Escape');
  await say(interviewer, 'What happens to a client who never comes back?');
  await select(candidate, 'return len(self.requests)');
  await interviewer.getByRole('tab', { name: /Runs/ }).click();
  await interviewer.waitForTimeout(1500);
}

async function tests(page: Page): Promise<void> {
  await expect(saved(page)).toBeVisible();
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByRole('tab', { name: /Tests \d\/\d/ })).toBeVisible();
  await page.waitForTimeout(1500);
}

/** Selects a stretch of the code by the editor's own search. */
async function select(page: Page, text: string): Promise<void> {
  await editor(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.locator('.cm-search [name=search]').pressSequentially(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await editor(page).focus();
}

async function change(page: Page, old: string, text: string): Promise<void> {
  await select(page, old);
  await page.keyboard.press('Delete');
  await page.keyboard.type(text, { delay: KEY_MS });
}

async function putCursor(page: Page, before: string): Promise<void> {
  await select(page, before);
  await page.keyboard.press('ArrowLeft');
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('tab', { name: /Chat and notes/ }).click();
  await page.getByLabel('Chat, for everybody').check();
  await page.getByLabel('Message', { exact: true }).pressSequentially(text, { delay: 10 });
  await page.getByRole('button', { name: 'Send' }).click();
}

async function note(page: Page, text: string): Promise<void> {
  await page.getByRole('tab', { name: /Chat and notes/ }).click();
  await page.getByLabel('Note, for the team').check();
  await page.getByLabel('Note', { exact: true }).pressSequentially(text, { delay: 10 });
  await page.getByRole('button', { name: 'Note it' }).click();
}

async function mark(page: Page, label: string): Promise<void> {
  await page.getByLabel('Label of the marker').fill(label);
  await page.keyboard.press('Enter');
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${IMAGES}/${name}.png`, animations: 'disabled' });
}

/**
 * Rooms to come, rooms that are over, and the one that is the answer; runs in
 * the page of somebody who is logged in.
 */
async function prepareRooms(): Promise<string> {
  const post = async (path: string, body: unknown): Promise<{ id: string }> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    const text = await answer.text();
    return text === '' ? { id: '' } : (JSON.parse(text) as { id: string });
  };
  const hour = 3_600_000;
  const python = { language: 'python' };
  await post('/rooms', {
    ...python,
    challenge: 'sales-report',
    title: 'Data engineer: Katherine Johnson',
    scheduled_at_ms: Date.now() + 2.4 * hour,
  });
  await post('/rooms', {
    ...python,
    challenge: 'customer-search',
    title: 'Security review, second round',
    scheduled_at_ms: Date.now() + 26 * hour,
  });
  await post('/rooms', { ...python, challenge: 'invoice-cents', title: 'Intern round' });
  for (const [challenge, title] of [
    ['rate-limiter', 'Backend engineer: Barbara Liskov'],
    ['event-bus', 'Backend engineer: Tony Hoare'],
  ]) {
    const { id } = await post('/rooms', { ...python, challenge, title });
    await post(`/rooms/${id}/end`, {});
  }
  const { id } = await post('/rooms', {
    ...python,
    challenge: 'rate-limiter',
    title: 'Backend engineer: Ada Lovelace',
  });
  return id;
}

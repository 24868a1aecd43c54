// A candidate and an interviewer in one room, and what one looks for there.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

import type { Staff } from './staff';

export const CHALLENGE = 'rate-limiter';
export const ENTRY = 'rate_limiter.py';

type Browse = (path: string, options?: { origin?: string; signedIn?: boolean }) => Promise<Page>;

export interface Interview {
  room: string;
  candidate: Page;
  interviewer: Page;
}

/** Both sides of the table, each in a browser of their own. */
export async function interview(staff: Staff, browse: Browse): Promise<Interview> {
  const room = await staff.room(CHALLENGE, 'python');
  const candidate = await enter(staff, browse, room);
  const interviewer = await browse(`/rooms/${room}`, { signedIn: true });
  await editor(interviewer).waitFor();
  return { room, candidate, interviewer };
}

/** A candidate who opens their link, says their name and goes in. */
export async function enter(staff: Staff, browse: Browse, room: string, origin?: string): Promise<Page> {
  const link = await staff.invite(room, 'candidate', 'Ada Lovelace');
  const page = await browse(link, origin === undefined ? {} : { origin });
  await page.getByRole('button', { name: 'Enter the room' }).click();
  await editor(page).waitFor();
  return page;
}

export function editor(page: Page): Locator {
  return page.locator('.cm-content');
}

/** The first lines of the file that is shown. */
export function firstLines(page: Page, count: number): Promise<string[]> {
  return page.locator('.cm-line').evaluateAll(
    (lines, wanted) =>
      lines.slice(0, wanted).map((line) => {
        // Other people's names stand in the line but are not of it.
        const copy = line.cloneNode(true) as HTMLElement;
        for (const peer of copy.querySelectorAll('.cm-peer')) peer.remove();
        return copy.textContent ?? '';
      }),
    count,
  );
}

/** Puts the cursor at the very beginning and types. */
export async function typeAtStart(page: Page, text: string, delay = 0): Promise<void> {
  await editor(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(text, { delay });
}

/** Replaces the whole file, as a paste would. */
export async function replaceAll(page: Page, text: string): Promise<void> {
  await editor(page).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

/** A submission of the challenge's own, by the path below `submissions`. */
export function submission(path: string): string {
  return readFileSync(resolve(import.meta.dirname, `../../../challenges/${CHALLENGE}/submissions/${path}`), 'utf8');
}

export function saved(page: Page): Locator {
  return page.getByText('Saved', { exact: true });
}

/** Clicks what may be gone by itself before the hand is there. */
export async function clickIfStillThere(button: Locator): Promise<void> {
  await button.click({ timeout: 5_000 }).catch((reason: Error) => {
    if (!/Timeout|detached/.test(reason.message)) throw reason;
  });
}

/** Puts the cursor at the end of the first line that says `text`, by the editor's own search. */
export async function goTo(page: Page, text: string): Promise<void> {
  await editor(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find' }).pressSequentially(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('End');
}

/** Changes something in the settings and closes them again. */
export async function settings(page: Page, change: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await change(dialog);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

/** Chooses from a menu of the page. */
export async function choose(page: Page, menu: string, item: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menu').getByText(item, { exact: true }).click();
}

/** A line of the code by a part of its text. */
export function line(page: Page, text: string): Locator {
  return page.locator('.cm-line', { hasText: text }).first();
}

/** Steers a room as a second page of the team would, to the millisecond. */
export async function steer(team: Page, room: string, ...controls: object[]): Promise<void> {
  await team.evaluate(
    async ([id, commands]) => {
      const socket = new WebSocket(`/api/rooms/${id}/socket`);
      await new Promise((opened) => (socket.onopen = opened));
      const welcomed = new Promise((told) => (socket.onmessage = told));
      socket.send(JSON.stringify({ type: 'hello', resume: null }));
      await welcomed;
      for (const control of commands) {
        const done = new Promise<void>((told) => {
          socket.onmessage = ({ data }) => {
            const { type, event } = JSON.parse(data as string) as { type: string; event?: { body: { type: string } } };
            if (type === 'event' && event?.body.type === 'controlled') told();
          };
        });
        socket.send(JSON.stringify({ type: 'control', control }));
        await done;
      }
      socket.close();
    },
    [room, controls] as const,
  );
}

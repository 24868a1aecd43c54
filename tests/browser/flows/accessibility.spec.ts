// No page has a serious barrier, in either theme.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { editor, interview } from '../support/room';
import { expect, test } from '../support/test';

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('; ')}`);
}

for (const scheme of ['light', 'dark'] as const) {
  test(`the way of a candidate, ${scheme}`, async ({ staff, browse }) => {
    const room = await staff.room('rate-limiter', 'python');
    const page = await browse(await staff.invite(room, 'candidate', 'Ada'));
    await page.emulateMedia({ colorScheme: scheme });
    await page.getByLabel('Your name').waitFor();
    expect(await barriers(page), 'join').toEqual([]);

    await page.getByRole('button', { name: 'Enter the room' }).click();
    await editor(page).waitFor();
    await page.keyboard.press('Control+Shift+Enter');
    await expect(page.getByRole('tab', { name: /Tests \d\/4/ })).toBeVisible();
    expect(await barriers(page), 'room with results').toEqual([]);

    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Ended', { exact: true })).toBeVisible();
    await page.getByRole('tab', { name: 'Chat' }).click();
    expect(await barriers(page), 'output and chat').toEqual([]);

    await page.keyboard.press('F1');
    await page.getByRole('dialog').waitFor();
    expect(await barriers(page), 'shortcuts').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await barriers(page), 'submit').toEqual([]);
  });

  test(`the pages of the team, ${scheme}`, async ({ staff, browse }) => {
    const { interviewer, room } = await interview(staff, browse);
    await interviewer.emulateMedia({ colorScheme: scheme });
    expect(await barriers(interviewer), 'interview').toEqual([]);
    for (const [path, shown] of [
      ['/', 'Live now'],
      ['/challenges', 'The rate limiter that never forgives'],
      ['/challenges/rate-limiter', 'What candidates see of the cases'],
      ['/challenges/rate-limiter/comparison', 'Ada Lovelace'],
      ['/accounts', 'grace'],
      [`/rooms/${room}/replay`, 'Every moment'],
    ] as const) {
      await interviewer.goto(new URL(path, interviewer.url()).href);
      await interviewer.getByText(shown).first().waitFor({ state: 'attached' });
      expect(await barriers(interviewer), path).toEqual([]);
    }
    await interviewer.keyboard.press('m');
    await expect(interviewer.getByLabel('Note on this moment')).toBeFocused();
    expect(await barriers(interviewer), 'a note on a moment').toEqual([]);

    await interviewer.goto(new URL('/', interviewer.url()).href);
    await interviewer.getByRole('button', { name: 'New room' }).click();
    await interviewer.getByRole('dialog').getByRole('radio').first().check();
    expect(await barriers(interviewer), 'new room').toEqual([]);
    await interviewer.keyboard.press('Escape');
    await interviewer.getByRole('button', { name: 'Invite' }).first().click();
    await interviewer.getByRole('button', { name: 'Copy observer link' }).click();
    await interviewer.getByLabel('Invite link').waitFor();
    expect(await barriers(interviewer), 'invites').toEqual([]);
    const stranger = await browse('/login');
    await stranger.emulateMedia({ colorScheme: scheme });
    await stranger.getByLabel('Password').waitFor();
    expect(await barriers(stranger), 'login').toEqual([]);
  });
}

test('nothing moves for those who want it still', async ({ staff, browse }) => {
  const { candidate } = await interview(staff, browse);
  await candidate.emulateMedia({ reducedMotion: 'reduce' });
  const duration = await candidate
    .getByRole('button', { name: 'Submit' })
    .evaluate((button) => getComputedStyle(button).transitionDuration);
  expect(Number.parseFloat(duration)).toBeLessThanOrEqual(0.001);
});

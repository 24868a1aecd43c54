// Choosing a challenge: found by keys, read, made a room of, compared.
import type { Page } from '@playwright/test';

import { editor } from '../support/room';
import { expect, test } from '../support/test';

test('a challenge is found, read and made a room of by keyboard alone', async ({ browse }) => {
  const page = await browse('/', { signedIn: true });
  const { keyboard } = page;
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Challenges' }).press('Enter');
  const list = page.getByRole('list', { name: 'Challenges' });
  await expect(list.getByRole('listitem').first()).toBeVisible();
  const all = await list.getByRole('listitem').count();
  await keyboard.press('/');
  await expect(page.getByLabel('Search challenges')).toBeFocused();
  await keyboard.type('limiter');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(page.getByText(`1 of ${all}`)).toBeVisible();
  await expect(list).toContainText('Fix · Mid · 30 min');
  await expect(list).toContainText('boundaries');
  await keyboard.press('ArrowDown');
  await expect(list.getByRole('link', { name: /rate limiter that never forgives$/ }).first()).toBeFocused();
  await keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: /rate limiter/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'The task' })).toBeVisible();
  const cases = page.getByRole('region', { name: 'What candidates see of the cases' });
  await expect(cases.getByRole('region', { name: 'What goes in of two per second' })).toContainText('RateLimiter(2, 1000)');
  await expect(cases.getByRole('region', { name: 'What must come out of two per second' })).toContainText('400');
  await expect(cases.getByText('a limit of zero', { exact: true })).toBeHidden();

  // Back is where one came from, with what one looked for.
  await page.goBack();
  await expect(page.getByLabel('Search challenges')).toHaveValue('limiter');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await list.getByRole('button', { name: /New room with/ }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New room' });
  await expect(dialog.getByRole('radio', { name: /rate limiter/ })).toBeChecked();
  await dialog.getByLabel('Title').fill('For the one who types');
  await dialog.getByLabel('Title').press('Enter');
  await expect(page.getByRole('dialog', { name: 'Invite to “For the one who types”' })).toBeVisible();
  await keyboard.press('Escape');

  await list.getByRole('link', { name: /Compare the candidates of/ }).press('Enter');
  await expect(page.getByRole('link', { name: 'Nobody yet: For the one who types' })).toBeVisible();
});

test('arrows go along the list, and back into the search', async ({ browse }) => {
  const page = await browse('/challenges', { signedIn: true });
  const titles = page.getByRole('list', { name: 'Challenges' }).locator('a[data-title]');
  await titles.first().waitFor();
  const search = page.getByLabel('Search challenges');
  await search.press('ArrowDown');
  await expect(titles.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(titles.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(search).toBeFocused();
  await search.fill('nothing is called like that');
  await expect(page.getByText('No challenge is like that.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all of them' }).click();
  await expect(titles.first()).toBeVisible();
  await expect(search).toHaveValue('');
});

test('who was invited stands on the list of rooms until they come in', async ({ staff, browse }) => {
  const room = await staff.room('rate-limiter', 'python');
  const link = await staff.invite(room, 'candidate', 'Katherine Johnson');
  const page = await browse('/', { signedIn: true });
  const row = (board: Page) => board.locator(`tr:has(a[href="/rooms/${room}"]), li:has(a[href="/rooms/${room}"])`).first();
  await expect(row(page)).toContainText('Katherine Johnson (invited)');
  const candidate = await browse(link);
  await candidate.getByRole('button', { name: 'Enter the room' }).click();
  await editor(candidate).waitFor();
  await page.reload();
  await expect(row(page)).toContainText('Katherine Johnson');
  await expect(row(page)).not.toContainText('(invited)');
});

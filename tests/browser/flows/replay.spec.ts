// Going through a session again: on the server's page, and in a file of its own.
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';

import {
  editor,
  interview,
  replaceAll,
  saved,
  submission,
  typeAtStart,
  type Interview,
} from '../support/room';
import { expect, test } from '../support/test';

test('scrubbing shows the files of every moment', async ({ staff, browse }) => {
  const session = await interview(staff, browse);
  await play(session);
  const page = await replay(session);
  const slider = page.getByRole('slider', { name: 'Position in the session' });

  await slider.press('End');
  await expect(editor(page)).toContainText('# done');
  await slider.press('Home');
  await expect(editor(page)).not.toContainText('# first try');
  await expect(slider).toHaveAttribute('aria-valuetext', 'the start');

  await page.getByRole('button', { name: /First green/ }).click();
  await expect(editor(page)).not.toContainText('# first try');
  await expect(editor(page)).not.toContainText('# done');
  await page
    .getByRole('button', { name: /Tests: \d of \d passed/ })
    .first()
    .click();
  await expect(editor(page)).toContainText('# first try');

  // Keys work wherever the focus is.
  await page.locator('body').press('n');
  await expect(page.locator('[aria-current=true]')).not.toContainText('Tests: 0');
});

test('playing comes to the end, idle stretches left out', async ({ staff, browse }) => {
  const session = await interview(staff, browse);
  await play(session);
  const page = await replay(session);
  await page.getByText('16×').click();
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(editor(page)).toContainText('# done');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('the code of any moment is judged again', async ({ staff, browse }) => {
  const session = await interview(staff, browse);
  await play(session);
  const page = await replay(session);
  await page.getByRole('tab', { name: 'Progress' }).click();
  const slider = page.getByRole('slider', { name: 'Position in the session' });
  await slider.press('End');
  await page.getByRole('button', { name: 'All cases' }).click();
  await expect(page.getByText('100 of 100 points')).toBeVisible();
  await slider.press('Home');
  await page.getByRole('button', { name: 'Visible cases' }).click();
  await expect(page.getByText('0 of 10 points')).toBeVisible();

  await page.getByRole('button', { name: 'Judge along the session' }).click();
  await expect(page.getByRole('button', { name: 'Judge along the session' })).toBeEnabled();
  expect(await page.locator('circle.rejudged').count()).toBeGreaterThan(1);
});

test('the exported page replays without a server', async ({ staff, browse, browser }, testInfo) => {
  const session = await interview(staff, browse);
  await play(session);
  await session.interviewer.getByRole('tab', { name: /Chat and notes/ }).click();
  await session.interviewer.getByLabel('Note', { exact: true }).fill('</script><b>not markup</b>');
  await session.interviewer.getByRole('button', { name: 'Note it' }).click();
  await expect(session.interviewer.getByText('not markup')).toBeVisible();

  const answer = await session.interviewer.request.get(
    new URL(`/api/rooms/${session.room}/export.html`, session.interviewer.url()).href,
  );
  expect(answer.ok()).toBe(true);
  const file = testInfo.outputPath('export.html');
  const { writeFile } = await import('node:fs/promises');
  await writeFile(file, await answer.body());
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  await page.getByRole('slider', { name: 'Position in the session' }).press('End');
  await expect(editor(page)).toContainText('# done');
  await page.getByRole('tab', { name: 'Talk' }).click();
  await expect(page.getByText('</script><b>not markup</b>')).toBeVisible();
  expect(asked).toEqual([pathToFileURL(file).href]);
  await context.close();
});

/** A short session: a try that fails, one that passes, and a last word. */
async function play({ candidate }: Interview): Promise<void> {
  await typeAtStart(candidate, '# first try\n');
  await expect(saved(candidate)).toBeVisible();
  await candidate.keyboard.press('Control+Shift+Enter');
  await expect(candidate.getByRole('tab', { name: /Tests \d\/4/ })).toBeVisible();
  await replaceAll(candidate, submission('accepted/reference.py'));
  await expect(saved(candidate)).toBeVisible();
  await candidate.keyboard.press('Control+Shift+Enter');
  await expect(candidate.getByRole('tab', { name: 'Tests 4/4' })).toBeVisible();
  await typeAtStart(candidate, '# done\n');
  await expect(saved(candidate)).toBeVisible();
}

async function replay({ interviewer, room }: Interview): Promise<Page> {
  await interviewer.goto(new URL(`/rooms/${room}/replay`, interviewer.url()).href);
  await editor(interviewer).waitFor();
  return interviewer;
}

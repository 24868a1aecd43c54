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

test('moments are noted and marked afterwards, and found again', async ({ staff, browse }) => {
  const session = await interview(staff, browse);
  await play(session);
  const { candidate, room } = session;
  const observer = await browse(await staff.invite(room, 'observer', 'Konrad Zuse'));
  await observer.getByRole('button', { name: 'Enter the room' }).click();
  await editor(observer).waitFor();
  await staff.end(room);
  await expect(candidate.getByText('The interview is over.')).toBeVisible();

  const page = await replay(session);
  const moments = page.getByRole('tabpanel').getByRole('listitem');
  await page
    .getByRole('button', { name: /Tests: \d of \d passed/ })
    .first()
    .click();
  const at = await page.getByRole('slider', { name: 'Position in the session' }).getAttribute('aria-valuenow');
  await page.locator('body').press('m');
  await expect(page.getByLabel('Note on this moment')).toBeFocused();
  await page.keyboard.type('Reads the failing case first.');
  await page.keyboard.press('Enter');
  const talk = page.getByRole('log');
  await expect(talk).toContainText('Reads the failing case first.');
  await expect(talk).toContainText('Grace Hopper');

  // Who was invited notes as well, without an account.
  await observer.getByRole('button', { name: 'Replay the session' }).click();
  await editor(observer).waitFor();
  await observer.getByRole('slider', { name: 'Position in the session' }).press('End');
  await observer.getByRole('button', { name: 'Note this moment' }).click();
  await observer.getByRole('radio', { name: 'Marker' }).check();
  await observer.getByLabel('Label of the marker').fill('where it ended');
  await observer.keyboard.press('Enter');
  await expect(observer.locator('[data-lane=notes] .flag')).toHaveAttribute('title', /where it ended/);

  await page.reload();
  await editor(page).waitFor();
  await expect(moments.filter({ hasText: 'where it ended' })).toBeVisible();
  await moments.filter({ hasText: 'Reads the failing case first.' }).getByRole('button').click();
  await expect(page.getByRole('slider', { name: 'Position in the session' })).toHaveAttribute('aria-valuenow', at ?? '');
  await expect(editor(page)).toContainText('# first try');
  // What is written afterwards makes the session no longer.
  await expect(page.getByRole('slider', { name: 'Position in the session' })).toHaveAttribute('aria-valuemax', /^\d{1,2}$/);
  await candidate.reload();
  await editor(candidate).waitFor();
  await expect(candidate.getByText('Reads the failing case first.')).toHaveCount(0);
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

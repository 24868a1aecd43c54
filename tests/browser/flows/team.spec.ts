// What the team does around an interview: accounts, rooms, links, scorecards.
import type { Page } from '@playwright/test';

import { editor, interview, replaceAll, saved, submission, typeAtStart } from '../support/room';
import { expect, test } from '../support/test';

test('somebody of the team logs in, makes a room, and sends a link that lets a candidate in', async ({
  browse,
  staff: _,
}) => {
  const page = await browse('/');
  await logIn(page, 'grace', 'a long enough password');
  await page.getByRole('button', { name: 'New room' }).click();
  const dialog = page.getByRole('dialog', { name: 'New room' });
  await dialog.getByLabel('Search challenges').fill('rate limiter');
  await dialog.getByRole('radio', { name: /rate limiter/ }).check();
  await dialog.getByRole('combobox', { name: 'Language', exact: true }).selectOption('python');
  await dialog.getByLabel('Title').fill('Backend engineer: Katherine Johnson');
  await dialog.getByRole('button', { name: 'Create room' }).click();

  const invites = page.getByRole('dialog', { name: /Invite to/ });
  await invites.getByLabel('For whom').fill('Katherine Johnson');
  await invites.getByRole('button', { name: 'Copy candidate link' }).click();
  await expect(invites.getByText('Copied.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(await invites.getByLabel('Invite link').inputValue()).toBe(link);

  const candidate = await browse(new URL(link).pathname + new URL(link).hash);
  await expect(candidate.getByLabel('Your name')).toHaveValue('Katherine Johnson');
  await candidate.getByRole('button', { name: 'Enter the room' }).click();
  await editor(candidate).waitFor();

  await invites.getByRole('button', { name: 'Close' }).click();
  await page.reload();
  const card = page
    .getByRole('region', { name: /Live now/ })
    .getByRole('listitem')
    .filter({ hasText: 'Katherine Johnson' });
  await expect(card.getByText('1 connected')).toBeVisible();
  await page.getByLabel('Search rooms').fill('nobody of this name');
  await expect(page.getByText('No room matches')).toBeVisible();
  await page.getByLabel('Search rooms').fill('katherine');
  await card.getByRole('link', { name: 'Enter' }).click();
  await editor(page).waitFor();
});

test('a link that was taken back lets nobody in', async ({ staff, browse }) => {
  const room = await staff.room('rate-limiter', 'python');
  const link = await staff.invite(room, 'candidate', 'Ada Lovelace');
  const page = await browse(`/rooms/${room}`, { signedIn: true });
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByRole('button', { name: 'Revoke the invite for Ada Lovelace' }).click();
  await expect(page.getByText('revoked')).toBeVisible();
  const candidate = await browse(link);
  await expect(candidate.getByRole('button', { name: 'Enter the room' })).toBeHidden();
});

test('a scorecard is one’s own until all who began one have submitted', async ({ staff, browse }) => {
  const { interviewer: grace, room } = await interview(staff, browse);
  await grace.goto(new URL('/accounts', grace.url()).href);
  await grace.getByRole('button', { name: 'New account' }).click();
  const login = `alan-${room.toLowerCase()}`;
  await grace.getByLabel('Name', { exact: true }).fill('Alan Turing');
  await grace.getByLabel('Login').fill(login);
  await grace.getByLabel('Password').fill('another long password');
  await grace.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await expect(grace.getByRole('cell', { name: login })).toBeVisible();

  const alan = await browse(`/rooms/${room}/replay`);
  await logIn(alan, login, 'another long password');
  await expect(alan).toHaveURL(/\/replay$/);
  await alan.goto(new URL(`/rooms/${room}`, alan.url()).href);
  await grace.goto(new URL(`/rooms/${room}`, grace.url()).href);

  for (const page of [grace, alan]) {
    await page.getByRole('tab', { name: 'Scorecard' }).click();
    await page.getByRole('group', { name: 'Coding' }).getByText('Meets').click();
    // Only what the server has makes somebody wait.
    await expect(page.getByRole('tabpanel').getByText('Saved', { exact: true })).toBeVisible();
  }
  await expect(grace.getByRole('button', { name: 'Submit' })).toBeDisabled();
  await rateTheRest(grace, 'Above', 'Strong yes', 'Asks before typing.');
  await expect(grace.getByText('Waiting for Alan Turing')).toBeVisible();
  await expect(alan.getByText('Asks before typing.')).toBeHidden();

  await rateTheRest(alan, 'Below', 'No', 'Needed two hints.');
  await expect(alan.getByText('Asks before typing.')).toBeVisible();
  await expect(alan.getByText('far apart').first()).toBeVisible();
  await grace.reload();
  await grace.getByRole('tab', { name: 'Scorecard' }).click();
  await expect(grace.getByText('Needed two hints.')).toBeVisible();
});

test('who interviews by an invite has a scorecard too, and who observes has none', async ({ staff, browse }) => {
  const { interviewer: grace, room } = await interview(staff, browse);
  const alan = await browse(await staff.invite(room, 'interviewer', 'Alan Turing'));
  await alan.getByRole('button', { name: 'Enter the room' }).click();
  await editor(alan).waitFor();
  for (const page of [grace, alan]) {
    await page.getByRole('tab', { name: 'Scorecard' }).click();
    await page.getByRole('group', { name: 'Coding' }).getByText('Meets').click();
    await expect(page.getByRole('tabpanel').getByText('Saved', { exact: true })).toBeVisible();
  }
  await rateTheRest(alan, 'Below', 'No', 'Needed two hints.');
  await expect(alan.getByText('Waiting for Grace Hopper')).toBeVisible();
  await expect(grace.getByText('Needed two hints.')).toBeHidden();
  await rateTheRest(grace, 'Above', 'Strong yes', 'Asks before typing.');
  await expect(grace.getByText('Needed two hints.')).toBeVisible();
  await expect(alan.getByText('Asks before typing.')).toBeVisible();
  await alan.reload();
  await alan.getByRole('tab', { name: 'Scorecard' }).click();
  await expect(alan.getByText('Your scorecard is submitted')).toBeVisible();

  const observer = await browse(await staff.invite(room, 'observer', 'Konrad Zuse'));
  await observer.getByRole('button', { name: 'Enter the room' }).click();
  await editor(observer).waitFor();
  await observer.getByRole('tab', { name: 'Scorecard' }).click();
  await expect(observer.getByText('Observers have no scorecard.')).toBeVisible();
});

test('the strip and the history of runs grow as things happen', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await typeAtStart(candidate, '# reading\n');
  await expect(saved(candidate)).toBeVisible();
  await candidate.keyboard.press('Control+Shift+Enter');
  const runs = interviewer.getByRole('tabpanel').locator('ol > li');
  await expect(runs).toHaveCount(1);
  await expect(runs.first()).toContainText('Tests by Ada Lovelace');
  await expect(runs.first()).toContainText('+1');
  await expect(interviewer.locator('[data-lane=runs] .red')).toHaveCount(1);

  await replaceAll(candidate, submission('accepted/reference.py'));
  await expect(saved(candidate)).toBeVisible();
  await candidate.keyboard.press('Control+Shift+Enter');
  await expect(interviewer.locator('[data-lane=runs] .green')).toHaveCount(1);

  await interviewer.getByLabel('Label of the marker').fill('found it');
  await interviewer.keyboard.press('Enter');
  await expect(interviewer.locator('[data-lane=notes] .flag')).toHaveAttribute('title', /found it/);

  // What the team asks for is the team's.
  await interviewer.getByRole('button', { name: 'Judge the code as it is' }).click();
  await expect(runs.first()).toContainText('Judged by the team');
  await expect(runs.first()).toContainText('100 of 100 points');
  await expect(candidate.getByText('Judged')).toBeHidden();
});

test('a run is compared with the run before, the start, or any other run', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  const runs = interviewer.getByRole('tabpanel').locator('ol > li');
  for (const [index, text] of ['# one\n', '# two\n', '# three\n'].entries()) {
    await typeAtStart(candidate, text);
    await expect(saved(candidate)).toBeVisible();
    await candidate.keyboard.press('Control+Shift+Enter');
    await expect(runs).toHaveCount(index + 1);
    await expect(runs.first()).toContainText(/\d of \d passed/);
  }
  const newest = runs.first();
  await expect(newest).toContainText('Changed: +1 −0 line');
  const base = newest.getByLabel('Compared with');
  await base.selectOption({ label: 'the starter files' });
  await expect(newest).toContainText('Changed: +3 −0 lines');
  // The first of three, which stands last among the others.
  await base.selectOption({ index: 3 });
  await expect(newest).toContainText('Changed: +2 −0 lines');

  // What was chosen stays for the other runs, but none is compared with itself.
  await runs.nth(1).getByRole('button', { name: /Tests/ }).click();
  await expect(runs.nth(1)).toContainText('Changed: +1 −0 line');
  await runs.nth(2).getByRole('button', { name: /Tests/ }).click();
  await expect(runs.nth(2).getByLabel('Compared with')).toHaveValue('before');
  await expect(runs.nth(2)).toContainText('Changed: +1 −0 line');
});

test('following switches the file with the candidate', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  const files = candidate.getByRole('navigation', { name: 'Files' });
  await files.getByRole('button', { name: 'New file' }).click();
  await candidate.getByLabel('Path').fill('notes.py');
  await candidate.keyboard.press('Enter');
  await expect(editor(candidate)).toBeFocused();
  await candidate.keyboard.type('first = 1\n');
  await expect(editor(interviewer)).toContainText('first = 1');

  const tabs = interviewer.getByRole('group', { name: 'Files' });
  await tabs.getByRole('button', { name: /rate_limiter/ }).click();
  await expect(interviewer.getByLabel('Follow')).not.toBeChecked();
  await candidate.keyboard.type('second = 2\n');
  await expect(editor(interviewer)).toContainText('RateLimiter');
  await interviewer.getByLabel('Follow').check();
  await expect(editor(interviewer)).toContainText('second = 2');
});

test('an observer who was invited sees everything, and changes nothing', async ({ staff, browse }) => {
  const { candidate, interviewer, room } = await interview(staff, browse);
  await typeAtStart(candidate, '# for everybody\n');
  await expect(saved(candidate)).toBeVisible();
  await candidate.keyboard.press('Control+Shift+Enter');

  const observer = await browse(await staff.invite(room, 'observer', 'Alan Turing'));
  await observer.getByRole('button', { name: 'Enter the room' }).click();
  await expect(editor(observer)).toContainText('# for everybody');
  await expect(observer.getByRole('tabpanel').locator('ol > li').first()).toContainText(
    'Tests by Ada Lovelace',
  );
  await expect(observer.locator('[data-lane=runs] .red')).toHaveCount(1);
  await expect(observer.getByLabel('Edit')).toBeHidden();
  await expect(observer.getByRole('group', { name: 'Steer the room' })).toBeHidden();
  await expect(observer.getByRole('button', { name: 'Judge the code as it is' })).toBeHidden();

  await observer.getByRole('tab', { name: /Chat and notes/ }).click();
  await observer.getByLabel('Note', { exact: true }).fill('asks good questions');
  await observer.getByRole('button', { name: 'Note it' }).click();
  await interviewer.getByRole('tab', { name: /Chat and notes/ }).click();
  await expect(interviewer.getByText('asks good questions')).toBeVisible();
});

test('a room is deleted with everything in it, once that was confirmed', async ({ staff, browse }) => {
  const room = await staff.room('rate-limiter', 'python');
  const page = await browse('/', { signedIn: true });
  const row = page.getByRole('row').filter({ has: page.locator(`a[href="/rooms/${room}"]`) });
  await row.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete it' }).click();
  await expect(page.getByText(/^Deleted “/)).toBeVisible();
  await expect(row).toBeHidden();
});

test('a program gets a token, which is shown once and can be revoked', async ({ browse }) => {
  const page = await browse('/accounts', { signedIn: true });
  await page.getByRole('tab', { name: 'API tokens' }).click();
  const name = 'nightly export';
  await page.getByLabel('What for').fill(name);
  await page.getByRole('button', { name: 'Create token' }).click();
  const secret = await page.getByRole('status').locator('code').innerText();
  const asked = () =>
    page.request.get(new URL('/api/rooms', page.url()).href, {
      headers: { authorization: `Bearer ${secret}`, cookie: '' },
    });
  expect((await asked()).status()).toBe(200);
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('read rooms and results');
  await row.getByRole('button', { name: `Revoke the token ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke it' }).click();
  await expect(row).toBeHidden();
  expect((await asked()).status()).toBe(401);
});

async function logIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

async function rateTheRest(page: Page, rating: string, recommendation: string, text: string): Promise<void> {
  for (const group of await page.getByRole('group').filter({ hasText: 'Well below' }).all()) {
    await group.getByText(new RegExp(`\\d ${rating}$`)).click();
  }
  await page.getByLabel('What you saw').fill(text);
  await page
    .getByRole('group', { name: 'Recommendation' })
    .getByText(recommendation, { exact: true })
    .click();
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Your scorecard is submitted')).toBeVisible();
}

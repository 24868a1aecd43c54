// What happens to one's work when something breaks.
import {
  clickIfStillThere,
  editor,
  enter,
  firstLines,
  interview,
  replaceAll,
  saved,
  submission,
  typeAtStart,
} from '../support/room';
import { expect, test } from '../support/test';

test('a page that is loaded anew goes on where it was', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await typeAtStart(candidate, '# before\n');
  await expect(saved(candidate)).toBeVisible();
  await candidate.reload();
  await expect(editor(candidate)).toContainText('# before');
  await typeAtStart(candidate, '# after\n');
  await expect.poll(() => firstLines(interviewer, 2)).toEqual(['# after', '# before']);
});

test('what is typed without a network arrives when it is back, beside what others wrote', async ({
  staff,
  browse,
  cable,
}) => {
  const room = await staff.room('rate-limiter', 'python');
  const candidate = await enter(staff, browse, room, cable.origin);
  const interviewer = await browse(`/rooms/${room}`, { signedIn: true });
  await interviewer.getByLabel('Edit').check();
  await typeAtStart(candidate, '# line of the candidate\n');
  await expect(editor(interviewer)).toContainText('# line of the candidate');

  cable.pull();
  await expect(candidate.getByText('Offline', { exact: true })).toBeVisible();
  await candidate.keyboard.press('ArrowUp');
  await candidate.keyboard.press('End');
  await candidate.keyboard.type(', written offline');
  await expect(candidate.getByText('Offline, changes kept here')).toBeVisible();
  await typeAtStart(interviewer, '# line of the interviewer\n');

  cable.plugIn();
  // It may have come back by itself.
  await clickIfStillThere(candidate.getByRole('button', { name: 'Reconnect' }));
  const expected = ['# line of the interviewer', '# line of the candidate, written offline'];
  await expect.poll(() => firstLines(candidate, 2)).toEqual(expected);
  await expect.poll(() => firstLines(interviewer, 2)).toEqual(expected);
  await expect(saved(candidate)).toBeVisible();
});

test('a submission that is lost on the way is told, and can be sent again', async ({ staff, browse, cable }) => {
  const room = await staff.room('rate-limiter', 'python');
  const candidate = await enter(staff, browse, room, cable.origin);
  await replaceAll(candidate, submission('accepted/reference.py'));
  await expect(saved(candidate)).toBeVisible();
  const dialog = candidate.getByRole('dialog');
  await candidate.getByRole('button', { name: 'Submit', exact: true }).click();

  cable.stall();
  await dialog.getByRole('button', { name: 'Submit', exact: true }).click();
  await expect(dialog.getByText('Sent. Waiting for the judge')).toBeVisible();
  cable.pull();
  await expect(dialog.getByRole('alert')).toContainText('The connection was lost on the way');

  cable.plugIn();
  await dialog.getByRole('button', { name: 'Submit', exact: true }).click();
  await expect(dialog.getByText('100 of 100 points')).toBeVisible();
});

test('what is typed without a network survives the page', async ({ staff, browse, cable }) => {
  const room = await staff.room('rate-limiter', 'python');
  const candidate = await enter(staff, browse, room, cable.origin);
  await typeAtStart(candidate, '# confirmed\n');
  await expect(saved(candidate)).toBeVisible();
  cable.pull();
  await expect(candidate.getByText('Offline', { exact: true })).toBeVisible();
  await candidate.keyboard.type('# typed offline\n');
  await expect(candidate.getByText('Offline, changes kept here')).toBeVisible();
  await candidate.goto('about:blank');

  cable.plugIn();
  await candidate.goto(`${cable.origin}/rooms/${room}`);
  await expect.poll(() => firstLines(candidate, 2)).toEqual(['# confirmed', '# typed offline']);
  await expect(saved(candidate)).toBeVisible();
  const interviewer = await browse(`/rooms/${room}`, { signedIn: true });
  await expect.poll(() => firstLines(interviewer, 2)).toEqual(['# confirmed', '# typed offline']);
});

test('a server that is killed while one types loses nothing', async ({ server, staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await typeAtStart(candidate, '# ');
  const words = Array.from({ length: 60 }, (_, number) => `word${number}`).join(' ');
  const typing = candidate.keyboard.type(words, { delay: 20 });
  for (let times = 0; times < 2; times++) {
    await new Promise((done) => setTimeout(done, 1500));
    await server.kill();
    await new Promise((done) => setTimeout(done, 500));
    await server.start();
  }
  await typing;
  await expect(saved(candidate)).toBeVisible();
  const line = async (page: typeof candidate) => (await firstLines(page, 1))[0]?.slice(0, words.length + 2);
  expect(await line(candidate)).toBe(`# ${words}`);
  await expect.poll(() => line(interviewer)).toBe(`# ${words}`);

  // Not only in the browsers: a page that knows nothing is told the same.
  await interviewer.evaluate(() => indexedDB.deleteDatabase('greenroom'));
  await interviewer.reload();
  await expect.poll(() => line(interviewer)).toBe(`# ${words}`);
});

test('a second tab of the candidate is somebody of its own', async ({ staff, browse }) => {
  const { candidate, room } = await interview(staff, browse);
  const second = await candidate.context().newPage();
  await second.goto(new URL(`/rooms/${room}`, candidate.url()).href);
  await editor(second).waitFor();
  await typeAtStart(candidate, '# from the first tab\n');
  await expect(editor(second)).toContainText('# from the first tab');
  await typeAtStart(second, '# from the second tab\n');
  await expect.poll(() => firstLines(candidate, 2)).toEqual(['# from the second tab', '# from the first tab']);
});

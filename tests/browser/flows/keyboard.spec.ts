// A candidate who uses no mouse, from the link to the submission.
import { editor, firstLines, interview, saved, submission } from '../support/room';
import { expect, test } from '../support/test';

test('the whole way by keyboard alone', async ({ staff, browse }) => {
  const room = await staff.room('rate-limiter', 'python');
  const page = await browse(await staff.invite(room, 'candidate', 'Ada'));
  const { keyboard } = page;
  await expect(page.getByLabel('Your name')).toBeFocused();
  await keyboard.press('End');
  await keyboard.type(' Lovelace');
  await keyboard.press('Enter');
  await editor(page).waitFor();

  await keyboard.press('F1');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await keyboard.press('Escape');

  // Pane by pane until the code has the focus.
  for (let presses = 0; presses < 6 && !(await editor(page).evaluate((code) => code === document.activeElement)); presses++) {
    await keyboard.press('F6');
  }
  await expect(editor(page)).toBeFocused();
  await keyboard.press('Control+a');
  await keyboard.insertText(submission('accepted/reference.py'));
  await expect(saved(page)).toBeVisible();
  await keyboard.press('Control+Shift+Enter');
  await expect(page.getByRole('tab', { name: 'Tests 4/4' })).toBeVisible();

  // Tab is the editor's, until Escape gives it back.
  await keyboard.press('Control+Home');
  await keyboard.press('Tab');
  expect((await firstLines(page, 1))[0]).toMatch(/^ {4}/);
  await keyboard.press('Control+z');
  await keyboard.press('Escape');
  await keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();

  // A border between panes is a control like others.
  const border = page.getByRole('separator', { name: 'Width of the task' });
  await border.focus();
  const width = Number(await border.getAttribute('aria-valuenow'));
  await keyboard.press('ArrowRight');
  await expect(border).toHaveAttribute('aria-valuenow', String(width + 2));

  const submit = page.getByRole('group', { name: 'Run and submit' }).getByRole('button', { name: 'Submit' });
  for (let presses = 0; presses < 30 && !(await submit.evaluate((button) => button === document.activeElement)); presses++) {
    await keyboard.press('Shift+Tab');
  }
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Submit your solution?' });
  await expect(dialog).toBeVisible();
  for (let presses = 0; presses < 5 && !(await dialog.getByRole('button', { name: 'Submit' }).evaluate((button) => button === document.activeElement)); presses++) {
    await keyboard.press('Tab');
  }
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText('100 of 100 points')).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: 'Submissions 1' })).toHaveAttribute('aria-selected', 'true');
});

test('the team goes from pane to pane too', async ({ staff, browse }) => {
  const { interviewer } = await interview(staff, browse);
  const panes = [
    interviewer.getByRole('banner'),
    interviewer.getByRole('region', { name: 'The candidate’s code' }),
    interviewer.getByRole('tablist', { name: 'About the session' }),
    interviewer.getByRole('contentinfo'),
  ];
  for (const pane of [...panes, panes[0]!]) {
    await interviewer.keyboard.press('F6');
    await expect(pane.locator(':focus')).toHaveCount(1);
  }
  await interviewer.keyboard.press('F6');
  await expect(editor(interviewer)).toBeFocused();
  await interviewer.keyboard.press('Shift+F6');
  await expect(panes[0]!.locator(':focus')).toHaveCount(1);
});

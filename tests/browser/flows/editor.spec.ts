// The editor under the hands of people who know what an editor has.
import { editor, firstLines, goTo, interview, line, replaceAll, saved, settings, typeAtStart } from '../support/room';
import { expect, test } from '../support/test';

test('vim’s habits do no harm', async ({ staff, browse }) => {
  const { candidate } = await interview(staff, browse);
  const before = await firstLines(candidate, 5);
  await settings(candidate, (dialog) => dialog.getByLabel('Vim').check());
  const panel = candidate.locator('.cm-vim-panel');
  await editor(candidate).focus();
  await expect(panel).toContainText('NORMAL');
  for (const habit of [':w', ':q', ':wq', ':x', ':q!']) {
    await candidate.keyboard.type(habit);
    await candidate.keyboard.press('Enter');
    await expect(panel).toContainText('NORMAL');
  }
  await expect(candidate.getByText('what you type is saved at once')).toBeVisible();
  await candidate.keyboard.type('ZZ');
  await candidate.keyboard.press('Escape');
  expect(await firstLines(candidate, 5)).toEqual(before);
  await expect(saved(candidate)).toBeVisible();

  // Insert, leave by Escape, delete; then out of the editor without a mouse.
  await candidate.keyboard.type('ggO# by vim');
  await candidate.keyboard.press('Escape');
  await expect.poll(() => firstLines(candidate, 1)).toEqual(['# by vim']);
  await candidate.keyboard.type('dd');
  await expect.poll(() => firstLines(candidate, 5)).toEqual(before);
  await candidate.keyboard.press('Escape');
  await candidate.keyboard.press('Tab');
  await expect(editor(candidate)).not.toBeFocused();
});

test('emacs’ keys, where one wants them', async ({ staff, browse }) => {
  const { candidate } = await interview(staff, browse);
  await settings(candidate, (dialog) => dialog.getByLabel('Emacs').check());
  await typeAtStart(candidate, '');
  await candidate.keyboard.press('Alt+Shift+Comma');
  await candidate.keyboard.type('# by emacs');
  await candidate.keyboard.press('Enter');
  await expect.poll(async () => (await firstLines(candidate, 1))[0]).toBe('# by emacs');
  await candidate.keyboard.press('Control+p');
  await candidate.keyboard.press('Control+a');
  await candidate.keyboard.press('Control+k');
  await expect.poll(async () => (await firstLines(candidate, 1))[0]).toBe('');
  await candidate.keyboard.press('Control+y');
  await expect.poll(async () => (await firstLines(candidate, 1))[0]).toBe('# by emacs');
  // What saves elsewhere searches here.
  await candidate.keyboard.press('Control+s');
  await expect(candidate.getByRole('textbox', { name: 'Find' })).toBeVisible();
  await candidate.keyboard.press('Escape');
  await expect(editor(candidate)).toBeFocused();
  await candidate.keyboard.press('F6');
  await expect(editor(candidate)).not.toBeFocused();
});

test('theme, keys and font size are remembered', async ({ staff, browse }) => {
  const { candidate } = await interview(staff, browse);
  const look = () =>
    candidate.evaluate(() => ({
      scheme: getComputedStyle(document.documentElement).colorScheme,
      ground: getComputedStyle(document.body).backgroundColor,
      size: getComputedStyle(document.querySelector('.cm-scroller')!).fontSize,
    }));
  const light = await look();
  await settings(candidate, async (dialog) => {
    await dialog.getByLabel('Dark').check();
    await dialog.getByLabel('Emacs').check();
    await dialog.getByLabel('Font size of the editor').fill('18');
  });
  const dark = await look();
  expect(dark).toMatchObject({ scheme: 'dark', size: '18px' });
  expect(dark.ground).not.toBe(light.ground);
  await candidate.reload();
  await editor(candidate).waitFor();
  expect(await look()).toEqual(dark);
  await settings(candidate, async (dialog) => {
    await expect(dialog.getByLabel('Emacs')).toBeChecked();
    await dialog.getByLabel('Light').check();
  });
  expect(await look()).toMatchObject({ scheme: 'light', ground: light.ground });
});

test('one finds and replaces', async ({ staff, browse }) => {
  const { candidate } = await interview(staff, browse);
  await replaceAll(candidate, 'one = 1\ntwo = 1\nthree = 1\n');
  await candidate.keyboard.press('Control+f');
  await candidate.getByRole('textbox', { name: 'Find' }).pressSequentially('= 1');
  await expect(candidate.locator('.cm-searchMatch')).toHaveCount(3);
  await candidate.getByRole('textbox', { name: 'Replace' }).pressSequentially('= 2');
  await candidate.getByRole('button', { name: 'replace all' }).click();
  await candidate.keyboard.press('Escape');
  await expect.poll(() => firstLines(candidate, 3)).toEqual(['one = 2', 'two = 2', 'three = 2']);
});

test('one folds, and unfolds', async ({ staff, browse }) => {
  const { candidate } = await interview(staff, browse);
  await goTo(candidate, 'class InvalidLimit');
  await candidate.keyboard.press('Control+Shift+BracketLeft');
  await expect(line(candidate, 'A limit or a window')).toBeHidden();
  await candidate.keyboard.press('Control+Shift+BracketRight');
  await expect(line(candidate, 'A limit or a window')).toBeVisible();
  await candidate.getByTitle('Fold line', { exact: true }).first().click();
  await expect(candidate.locator('.cm-foldPlaceholder')).toHaveCount(1);
});

test('several cursors type at once', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await replaceAll(candidate, 'item = 1\nprint(item)\nprint(item + 1)\n');
  await candidate.keyboard.press('Control+Home');
  // The first selects the word, each further one the next occurrence too.
  for (let times = 0; times < 3; times++) await candidate.keyboard.press('Control+d');
  await candidate.keyboard.type('value');
  const expected = ['value = 1', 'print(value)', 'print(value + 1)'];
  await expect.poll(() => firstLines(candidate, 3)).toEqual(expected);
  await expect.poll(() => firstLines(interviewer, 3)).toEqual(expected);
  await candidate.keyboard.press('Escape');
  await candidate.keyboard.press('Control+z');
  await expect.poll(async () => (await firstLines(candidate, 1))[0]).not.toContain('value');
});

test('words are completed', async ({ staff, browse }) => {
  const { candidate } = await interview(staff, browse);
  await goTo(candidate, 'return allowed');
  await candidate.keyboard.press('Enter');
  await candidate.keyboard.type('RateLi');
  const list = candidate.getByRole('listbox', { name: 'Completions' });
  await expect(list.getByRole('option', { name: 'RateLimiter' }).first()).toHaveAttribute('aria-selected', 'true');
  await candidate.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await candidate.keyboard.press('Control+Space');
  await expect(list.getByRole('option', { name: 'RateLimiter' }).first()).toHaveAttribute('aria-selected', 'true');
  await candidate.keyboard.press('Enter');
  await expect(line(candidate, '    RateLimiter')).toBeVisible();
});

const BROKEN = [
  { language: 'python', code: 'items = []\n\nprint(items[3])\n', line: '3', says: /IndexError/ },
  { language: 'javascript', code: 'const items = null;\n\nitems.push(3);\n', line: '3', says: /TypeError/ },
  {
    language: 'rust',
    code: 'pub struct Nothing;\n\npub fn broken() -> u32 {\n    "three"\n}\n',
    line: '4',
    says: /mismatched types/,
  },
] as const;

for (const { language, code, line: number, says } of BROKEN) {
  test(`an error of ${language} is marked in the gutter`, async ({ staff, browse }) => {
    const room = await staff.room('rate-limiter', language);
    const candidate = await browse(await staff.invite(room, 'candidate', 'Ada'));
    await candidate.getByRole('button', { name: 'Enter the room' }).click();
    await editor(candidate).waitFor();
    await replaceAll(candidate, code);
    await expect(saved(candidate)).toBeVisible();
    await candidate.keyboard.press('Control+Enter');
    const mark = candidate.locator('.cm-lint-marker-error');
    await expect(mark).toHaveCount(1);
    // Beside the line that the message is about.
    const at = (await mark.boundingBox())!;
    const beside = (await candidate.locator('.cm-lineNumbers .cm-gutterElement', { hasText: new RegExp(`^${number}$`) }).boundingBox())!;
    expect(Math.abs(at.y + at.height / 2 - beside.y - beside.height / 2)).toBeLessThan(beside.height / 2);
    await mark.hover();
    const told = candidate.locator('.cm-tooltip-lint').first();
    await expect(told).toHaveText(says);
    await candidate.mouse.move(0, 0);
    await expect(told).toBeHidden();
    // By the keyboard too.
    await editor(candidate).focus();
    await candidate.keyboard.press('Control+Home');
    await candidate.keyboard.press('F8');
    await expect(told).toHaveText(says);
    await expect(candidate.locator('.cm-activeLineGutter.cm-gutterElement', { hasText: number })).toBeVisible();
  });
}

test('what can be undone and what is folded outlive a long absence', async ({ staff, browse, cable }) => {
  const room = await staff.room('rate-limiter', 'python');
  const link = await staff.invite(room, 'candidate', 'Ada Lovelace');
  const candidate = await browse(link, { origin: cable.origin });
  await candidate.getByRole('button', { name: 'Enter the room' }).click();
  await editor(candidate).waitFor();
  const interviewer = await browse(`/rooms/${room}`, { signedIn: true });
  await interviewer.getByLabel('Edit').check();
  await goTo(candidate, 'class InvalidLimit');
  await candidate.keyboard.press('Control+Shift+BracketLeft');
  await candidate.keyboard.press('Control+Home');
  await candidate.keyboard.type('# before\n');
  await expect(saved(candidate)).toBeVisible();

  cable.pull();
  await expect(candidate.getByText('Offline', { exact: true })).toBeVisible();
  await candidate.keyboard.type('# offline\n');
  // More than the server keeps to catch up with: it sends the whole text.
  await editor(interviewer).focus();
  await interviewer.keyboard.press('Control+End');
  await interviewer.keyboard.type(`# ${'long absence '.repeat(42)}`);
  await expect(saved(interviewer)).toBeVisible();
  cable.plugIn();
  await expect(saved(candidate)).toBeVisible();
  await expect.poll(() => firstLines(interviewer, 2)).toEqual(['# before', '# offline']);

  await expect(candidate.locator('.cm-foldPlaceholder')).toHaveCount(1);
  await expect(line(candidate, 'A limit or a window')).toBeHidden();
  await editor(candidate).focus();
  // The newest first, in as many steps as it was typed in.
  const text = async () => (await firstLines(candidate, 3)).join('\n');
  for (let steps = 0; steps < 4 && (await text()).includes('# offline'); steps++) await candidate.keyboard.press('Control+z');
  expect(await text()).toMatch(/^# before/);
  for (let steps = 0; steps < 4 && (await text()).includes('# before'); steps++) await candidate.keyboard.press('Control+z');
  expect(await text()).toMatch(/^"""/);
  await expect.poll(async () => (await firstLines(interviewer, 1))[0]).toMatch(/^"""/);
  await candidate.keyboard.press('Control+End');
  await expect(line(candidate, 'long absence')).toBeVisible();
});

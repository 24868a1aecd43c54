// Panes: their borders, small screens, narrow windows.
import type { Locator, Page } from '@playwright/test';

import { editor, interview, line, typeAtStart } from '../support/room';
import { expect, test } from '../support/test';

async function drag(page: Page, border: Locator, dx: number, dy: number): Promise<void> {
  const { x, y, width, height } = (await border.boundingBox())!;
  const [fromX, fromY] = [x + width / 2, y + height / 2];
  await page.mouse.move(fromX, fromY);
  await page.mouse.down();
  await page.mouse.move(fromX + dx, fromY + dy, { steps: 5 });
  await page.mouse.up();
}

test('panes are resized by mouse and by keyboard, and stay so', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  for (const [page, name, dx, dy] of [
    [candidate, 'Width of the task', 128, 0],
    [candidate, 'Height of the editor', 0, 100],
    [interviewer, 'Width of the code', -128, 0],
  ] as const) {
    const border = page.getByRole('separator', { name });
    const share = async () => Number(await border.getAttribute('aria-valuenow'));
    const first = await share();
    await drag(page, border, dx, dy);
    const dragged = await share();
    expect(Math.sign(dragged - first)).toBe(Math.sign(dx + dy));
    expect(Math.abs(dragged - first)).toBeGreaterThanOrEqual(9);

    await border.focus();
    await page.keyboard.press(dx === 0 ? 'ArrowUp' : 'ArrowLeft');
    await expect.poll(share).toBe(dragged - 2);
    await page.reload();
    await editor(page).waitFor();
    await expect.poll(share).toBe(dragged - 2);
    await border.dblclick();
    await expect.poll(share).toBe(first);
  }
});

/** What sticks out of the page, or of its window. */
function outside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seen = (element: Element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
    const controls = [...document.querySelectorAll('header button, header [role=timer], [role=tab], [aria-label="Shown"] button')];
    const out = controls.filter(seen).filter((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return left < 0 || right > innerWidth + 0.5 || top < 0 || bottom > innerHeight + 0.5;
    });
    const found = out.map((element) => element.textContent?.trim() || element.getAttribute('aria-label') || element.tagName);
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page itself');
    return found;
  });
}

for (const [width, height] of [
  [1280, 720],
  [1024, 640],
  [820, 600],
] as const) {
  test(`everything has its place on ${width}×${height}`, async ({ staff, browse }) => {
    const { candidate, interviewer } = await interview(staff, browse);
    await interviewer.getByRole('button', { name: 'Start' }).click();
    await candidate.keyboard.press('Control+Shift+Enter');
    await expect(candidate.getByRole('tab', { name: 'Tests 2/4' })).toBeVisible();
    for (const page of [candidate, interviewer]) {
      await page.setViewportSize({ width, height });
      expect(await outside(page)).toEqual([]);
      // Enough of the code to work with.
      const code = (await page.locator('.cm-editor').boundingBox())!;
      expect(code.height).toBeGreaterThan(200);
      expect(code.width).toBeGreaterThan(400);
    }
    await expect(candidate.getByRole('region', { name: 'Case' }).getByText('Wrong answer')).toBeInViewport();
  });
}

test('a narrow window shows one pane at a time', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await candidate.setViewportSize({ width: 420, height: 760 });
  await interviewer.setViewportSize({ width: 420, height: 900 });
  expect(await outside(candidate)).toEqual([]);
  const shown = candidate.getByRole('group', { name: 'Shown' });
  await expect(editor(candidate)).toBeVisible();
  await typeAtStart(candidate, '# on a small screen\n');
  await expect(line(interviewer, '# on a small screen')).toBeVisible();

  await shown.getByRole('button', { name: 'Task' }).click();
  await expect(candidate.getByRole('article', { name: 'Task' })).toBeVisible();
  await expect(editor(candidate)).toBeHidden();
  // What was asked for comes to the front.
  await candidate.getByRole('button', { name: 'Run tests' }).click();
  await expect(candidate.getByRole('region', { name: 'Case' }).getByText('Wrong answer')).toBeInViewport();
  await candidate.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(candidate.getByText('Ended', { exact: true })).toBeInViewport();
  await shown.getByRole('button', { name: 'Code' }).click();
  await expect(line(candidate, '# on a small screen')).toBeInViewport();

  // And wide again, everything is there.
  await candidate.setViewportSize({ width: 1280, height: 720 });
  await expect(shown).toBeHidden();
  await expect(candidate.getByRole('article', { name: 'Task' })).toBeVisible();
  await expect(candidate.getByText('Ended', { exact: true })).toBeVisible();
});

test('who follows the candidate sees what they see', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await expect(interviewer.getByLabel('Follow')).toBeChecked();
  await editor(candidate).focus();
  await candidate.keyboard.press('Control+End');
  await expect(line(interviewer, 'return allowed')).toBeInViewport();
  const files = candidate.getByRole('navigation', { name: 'Files' });
  await files.getByRole('button', { name: 'New file' }).click();
  await candidate.getByLabel('Path').fill('helpers.py');
  await candidate.keyboard.press('Enter');
  await expect(editor(candidate)).toBeFocused();
  await candidate.keyboard.type('HELP = 1');
  const code = interviewer.getByRole('region', { name: 'The candidate’s code' });
  await expect(code.getByRole('button', { name: 'helpers.py' })).toHaveAttribute('aria-pressed', 'true');
  await expect(editor(interviewer)).toContainText('HELP = 1');

  // Who looks elsewhere is left there, until they follow again.
  await code.getByRole('button', { name: 'rate_limiter.py' }).click();
  await expect(interviewer.getByLabel('Follow')).not.toBeChecked();
  await candidate.keyboard.type('2');
  await expect(line(interviewer, 'RateLimiter')).toBeVisible();
  await interviewer.getByLabel('Follow').check();
  await expect(editor(interviewer)).toContainText('HELP = 12');
});

// Running: tests that start by themselves, single cases, input, stopping.
import type { Page } from '@playwright/test';

import { choose, editor, firstLines, interview, replaceAll, saved, submission, typeAtStart } from '../support/room';
import { expect, test } from '../support/test';

const AUTORUN = 'Run tests when typing pauses';
const STEERING = 'Clock, tests and the end';

test('tests run by themselves when typing pauses, until that is switched off', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await expect(candidate.getByText('run by themselves')).toBeVisible();
  await replaceAll(candidate, submission('accepted/reference.py'));
  await expect(candidate.getByRole('tab', { name: 'Tests 4/4' })).toBeVisible();

  await choose(interviewer, STEERING, AUTORUN);
  await expect(candidate.getByText('run by themselves')).toBeHidden();
  await typeAtStart(candidate, 'syntax error here\n');
  await expect(candidate.getByText('changed since')).toBeVisible();
  await expect(saved(candidate)).toBeVisible();
  // Asked for by hand, it is the next run that there is.
  await candidate.keyboard.press('Control+Shift+Enter');
  await expect(candidate.getByRole('tab', { name: 'Tests 0/4' })).toBeVisible();
  await interviewer.getByLabel('Also runs that started by themselves').check();
  await expect(interviewer.getByRole('button', { name: /^[✓✗–]? ?Tests/ })).toHaveCount(2);

  await choose(interviewer, STEERING, AUTORUN);
  await replaceAll(candidate, submission('accepted/reference.py'));
  await expect(candidate.getByRole('tab', { name: 'Tests 4/4' })).toBeVisible();
});

test('of a failing case one sees what differs, and runs just that one', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await choose(interviewer, STEERING, AUTORUN);
  await candidate.keyboard.press('Control+Shift+Enter');
  await expect(candidate.getByRole('tab', { name: 'Tests 2/4' })).toBeVisible();
  const detail = candidate.getByRole('region', { name: 'Case' });
  await expect(detail).toContainText('expected 400, got 1000');
  // Of a constructor anything would do: that is no difference.
  await expect(detail.locator('mark')).toHaveText(['400', '1000']);

  await replaceAll(candidate, submission('accepted/reference.py'));
  await expect(saved(candidate)).toBeVisible();
  await candidate.getByRole('button', { name: 'Run two per second alone' }).click();
  await expect(detail.getByText('Passed')).toBeVisible();
  // The others were not run again.
  await expect(candidate.getByRole('tab', { name: 'Tests 3/4' })).toBeVisible();
});

test('a program reads what one gives it', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await replaceAll(candidate, 'import sys\nfor line in sys.stdin:\n    print("<" + line.strip().upper() + ">")\n');
  await candidate.getByRole('tab', { name: 'Input' }).click();
  await candidate.getByLabel('Standard input of the program').fill('first line\nzweite Zeile ü\n');
  await expect(saved(candidate)).toBeVisible();
  await candidate.getByRole('button', { name: 'Run', exact: true }).click();
  const output = candidate.getByRole('log', { name: 'Output of the program' });
  await expect(output).toHaveText('<FIRST LINE>\n<ZWEITE ZEILE Ü>\n');
  await expect(interviewer.getByText('<ZWEITE ZEILE Ü>')).toBeVisible();

  await replaceAll(candidate, 'pass\n');
  await expect(saved(candidate)).toBeVisible();
  await candidate.keyboard.press('Control+Enter');
  await expect(output).toHaveText('It printed nothing.');
});

test('a running program is stopped by either side', async ({ staff, browse }) => {
  const { candidate, interviewer } = await interview(staff, browse);
  await choose(interviewer, STEERING, AUTORUN);
  await replaceAll(candidate, 'print("on and on", flush=True)\nwhile True:\n    pass\n');
  await expect(saved(candidate)).toBeVisible();
  for (const [page, name] of [
    [candidate, 'Stop'],
    [interviewer, 'Cancel'],
  ] as const) {
    await clickAtOnce(page, name);
    await editor(candidate).focus();
    await candidate.keyboard.press('Control+Enter');
    await expect(candidate.getByText('Stopped', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name, exact: true })).toBeHidden();
    // The room goes on as if nothing had been.
    await typeAtStart(candidate, '# on\n');
    await expect.poll(() => firstLines(interviewer, 1)).toEqual(['# on']);
  }
});

/** Clicks a button the moment it appears: a program's fuel lasts for a second. */
async function clickAtOnce(page: Page, name: string): Promise<void> {
  await page.evaluate((wanted) => {
    const observer = new MutationObserver(() => {
      const buttons = [...document.querySelectorAll('button')].filter((button) => button.checkVisibility({ visibilityProperty: true }));
      const found = buttons.find((button) => button.textContent?.trim() === wanted);
      if (!found) return;
      observer.disconnect();
      found.click();
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  }, name);
}

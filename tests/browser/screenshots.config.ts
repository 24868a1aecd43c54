// Takes the pictures of `docs/images`: the flows' set-up, walked for their looks.
import { defineConfig } from '@playwright/test';

import flows from './playwright.config';

export default defineConfig({
  ...flows,
  testDir: 'screenshots',
  retries: 0,
  timeout: 240_000,
});

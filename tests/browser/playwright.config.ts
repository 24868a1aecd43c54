// The flows of people, walked in a real browser against the real binary.
import { defineConfig } from '@playwright/test';

import { chromium } from './support/chromium';

export default defineConfig({
  testDir: 'flows',
  outputDir: 'results',
  globalSetup: './support/prepare.ts',
  // One server at a time: programs run in it, and machines are small.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    trace: 'retain-on-failure',
    actionTimeout: 30_000,
    launchOptions: {
      executablePath: chromium(),
      // A container's root has no user namespace for Chromium's own sandbox.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});

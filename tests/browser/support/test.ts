// What every flow has: a server, the team's account, and browsers in which the
// page may not complain.
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

import { Cable } from './cable';
import { Server } from './server';
import { Staff } from './staff';

interface Flow {
  server: Server;
  staff: Staff;
  /** Opens a page in a browser of its own. */
  browse: (path: string, options?: Browse) => Promise<Page>;
  cable: Cable;
}

interface Browse {
  /** Where the browser reaches the server; directly if not said. */
  origin?: string;
  /** As the team's account, not by invite. */
  signedIn?: boolean;
}

/** What a browser says of a connection that a test itself cut. */
const EXPECTED = /WebSocket connection|ERR_CONNECTION|ERR_EMPTY_RESPONSE|Failed to load resource/;

export const test = base.extend<Omit<Flow, 'server' | 'staff'>, Pick<Flow, 'server' | 'staff'>>({
  server: [
    async ({}, use) => {
      const server = await Server.start();
      await use(server);
      await server.remove();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  staff: [
    async ({ server }, use) => {
      await use(await Staff.setUp(server));
    },
    { scope: 'worker' },
  ],
  cable: async ({ server }, use) => {
    const cable = await Cable.to(server.port);
    await use(cable);
    cable.remove();
  },
  browse: async ({ browser, server, staff }, use) => {
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    await use(async (path, { origin = server.origin, signedIn = false } = {}) => {
      const context = await newContext(browser);
      contexts.push(context);
      if (signedIn) await context.addCookies(staff.cookies());
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.stack || `${error.name}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text());
      });
      await page.goto(origin + path);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(complaints, 'what the pages complained of').toEqual([]);
  },
});

function newContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1280, height: 720 }, permissions: ['clipboard-read', 'clipboard-write'] });
}

export { expect };

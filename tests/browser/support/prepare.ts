// Before any flow: a browser must be there, and the binary built.
import { existsSync } from 'node:fs';

import { chromium } from './chromium';
import { BINARY } from './server';

export default function prepare(): void {
  chromium();
  if (!existsSync(BINARY)) throw new Error(`There is no ${BINARY}: build it first, with \`cargo build\`.`);
}

// Which browser the flows are walked in: the system's Chromium, installed where
// that is possible and it is missing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

/** The path of a Chromium; throws with what to do where there is none. */
export function chromium(): string {
  return process.env.CHROMIUM ?? found() ?? installed();
}

function found(): string | undefined {
  return PLACES.find((place) => existsSync(place));
}

function installed(): string {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    for (const step of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']]) {
      spawnSync('apt-get', step, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    }
  }
  const browser = found();
  if (browser) return browser;
  throw new Error(
    'The browser tests need Chromium: install it (on Debian: apt-get install chromium), or name it with CHROMIUM=/path/to/it.',
  );
}

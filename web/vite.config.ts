// How the web app is built, served while one works on it, and tested.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * The package that brings Emacs' keys marks the calls that set them up as free of
 * effects, and a bundler then leaves them out: no key would do anything.
 */
const emacsKeys: Plugin = {
  name: 'emacs-keys',
  transform: {
    filter: { id: /@replit\/codemirror-emacs/ },
    handler: (code) => code.replaceAll(/\/\*@__PURE__\*\/(EmacsHandler\.(?:bindKey|addCommands)\()/g, '$1'),
  },
};

const server = process.env.GREENROOM_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [svelte(), emacsKeys],
  build: {
    // What understands light-dark(), so that one set of tokens serves both themes.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // The server's content security policy forbids data: scripts, and every
    // asset is cached for good under its hashed name.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      '/api': { target: server, ws: true },
    },
  },
  test: {
    include: ['src/**/*.test.ts'],
    benchmark: { include: ['src/**/*.bench.ts'] },
    environment: 'node',
  },
});

// Builds the page that replays a session without a server: one file with all
// scripts and styles inside, into which the server puts a session.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

export default defineConfig({
  plugins: [svelte(), viteSingleFile({ removeViteModuleLoader: true })],
  // It stands alone: no icon, nothing beside it.
  publicDir: false,
  build: {
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // What the app's build wrote stays.
    emptyOutDir: false,
    rollupOptions: { input: 'replay-export.html' },
  },
});

import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import tsconfigPaths from 'vite-tsconfig-paths';
import remixConfig from './remix.config.js';

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig), tsconfigPaths({ projects: ['./tsconfig.json'] })],
  // Server only; its browser build asks for a package that is not installed.
  optimizeDeps: { exclude: ['@node-rs/argon2'] },
  build: {
    target: 'es2020', // phones in use in the county: Chrome/WebView 80+, Safari 14+
    assetsInlineLimit: 0, // the Content-Security-Policy allows no data: fonts or scripts
    cssMinify: true,
  },
  server: { watch: { ignored: ['**/.data/**', '**/test-results/**', '**/app/db/generated/**'] } },
});

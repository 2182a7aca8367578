import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import tsconfigPaths from 'vite-tsconfig-paths';
import remixConfig from './remix.config.js';

/**
 * What every page loads anyway goes into one file: on a slow line, twenty small ones cost more than their content.
 * Never app/entry.client: routes import this file, and the entry may only run after the document has named them.
 */
const ON_EVERY_PAGE =
  /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run\/(react|router)|turbo-stream|i18next|react-i18next|remix-i18next|i18next-resources-to-backend)\/|app\/i18n\/(config|client|pick|format|format-words|use-format)\.ts|app\/components\/shell\/(?!staff-|area-error)|app\/components\/ui\/(button|card|class-names|disclosure|flash|notice|spinner|tone)\./;

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixConfig), tsconfigPaths({ projects: ['./tsconfig.json'] })],
  build: {
    target: 'es2020', // phones in use in the county: Chrome/WebView 80+, Safari 14+
    assetsInlineLimit: 0, // the Content-Security-Policy allows no data: fonts or scripts
    cssMinify: true,
    rollupOptions: isSsrBuild
      ? undefined
      : { output: { manualChunks: (id) => (ON_EVERY_PAGE.test(id) ? 'base' : undefined) } },
  },
  // Workers are built apart, and resolve `~/` like everything else.
  worker: { plugins: () => [tsconfigPaths({ projects: ['./tsconfig.json'] })] },
  server: { watch: { ignored: ['**/.data/**', '**/test-results/**', '**/app/db/generated/**'] } },
}));

import tsconfigPaths from 'vite-tsconfig-paths';
import { defineConfig } from 'vitest/config';

/** What every project shares; projects that need servers get them from tests/support/servers.ts. */
const shared = { environment: 'node', pool: 'forks', restoreMocks: true } as const;
const withDatabase = {
  ...shared,
  globalSetup: ['tests/support/servers.ts'],
  setupFiles: ['tests/support/settings.ts', 'tests/support/database-per-file.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  plugins: [tsconfigPaths({ projects: ['./tsconfig.json'] })],
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/settings.ts'],
        },
      },
      {
        extends: true,
        test: { ...withDatabase, name: 'integration', include: ['tests/integration/**/*.test.ts'] },
      },
      {
        extends: true,
        test: { ...withDatabase, name: 'contract', include: ['tests/contract/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          ...withDatabase,
          name: 'access',
          include: ['tests/access/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
    ],
    maxWorkers: 2,
  },
});

import path from 'node:path';
import { defineConfig } from 'prisma/config';
import { postgresAdapter } from './app/db/pg-adapter.server';

// The JavaScript engine needs no binary, which the networks we install in would not let through.
export default defineConfig({
  experimental: { adapter: true },
  engine: 'js',
  schema: path.join('prisma', 'schema.prisma'),
  migrations: { path: path.join('prisma', 'migrations'), seed: 'tsx prisma/seed/index.ts' },
  adapter: async () => {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error('DATABASE_URL is not set');
    return postgresAdapter(url, 2);
  },
});

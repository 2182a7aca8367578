import { env } from '~/http/env.server';
import { PrismaClient } from './generated/client';
import { postgresAdapter } from './pg-adapter.server';

// One client per process, also when the server's own files and the built bundle both load this module
// or a hot reload loads it again: each client has a pool of its own.
const KEY = Symbol.for('after-school-supermarket.db');
const held = globalThis as typeof globalThis & { [KEY]?: PrismaClient };

/** The Prisma client. Reads may use it directly; writes go through `inTransaction`. */
export const db: PrismaClient = held[KEY] ?? connect();
held[KEY] = db;

/** What a step gets: a client bound to the command's transaction. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

/** For queries that serve both a page (`db`) and a command (`tx`). */
export type Db = PrismaClient | Tx;

function connect(): PrismaClient {
  return new PrismaClient({
    adapter: postgresAdapter(env().DATABASE_URL, env().DATABASE_POOL_SIZE),
    transactionOptions: { maxWait: 5_000, timeout: 15_000 },
  });
}

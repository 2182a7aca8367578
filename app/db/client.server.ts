import type { Pool } from 'pg';
import { env } from '~/http/env.server';
import { PrismaClient } from './generated/client';
import { type PostgresAdapter, postgresAdapter } from './pg-adapter.server';

// One client per process, also when the server's own files and the built bundle both load this module
// or a hot reload loads it again: each client has a pool of its own.
const KEY = Symbol.for('after-school-supermarket.db');
type Connected = { db: PrismaClient; adapter: PostgresAdapter };
const held = globalThis as typeof globalThis & { [KEY]?: Connected };

const connected = held[KEY] ?? connect();
held[KEY] = connected;

/** The Prisma client. Reads may use it directly; writes go through `inTransaction`. */
export const db: PrismaClient = connected.db;

/** What a step gets: a client bound to the command's transaction. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

/** For queries that serve both a page (`db`) and a command (`tx`). */
export type Db = PrismaClient | Tx;

/** The connections that Prisma uses, opened if need be: one bound for both. */
export async function poolOfConnections(): Promise<Pool> {
  if (!connected.adapter.pool || connected.adapter.pool.ended) await db.$connect();
  return connected.adapter.pool as Pool;
}

function connect(): Connected {
  const adapter = postgresAdapter(env().DATABASE_URL, env().DATABASE_POOL_SIZE);
  const db = new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 15_000 } });
  return { db, adapter };
}

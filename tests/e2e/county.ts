import { withClient } from '../../scripts/launch/database.mjs';
import type { AppServer } from '../support/app-server';

/** Asks the county's database what a story has to know beforehand: on which day somebody is free, which class is open. */
export function ask<Row>(server: AppServer, sql: string, values: unknown[] = []): Promise<Row[]> {
  return withClient(server.databaseUrl, async (client) => (await client.query(sql, values)).rows as Row[]);
}

/** The one row of an answer. Without it there is no story to tell, and the test says what was looked for. */
export async function askOne<Row>(
  server: AppServer,
  what: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row> {
  const [row] = await ask<Row>(server, sql, values);
  if (!row) throw new Error(`The county has no ${what}`);
  return row;
}

/** The county's wall clock, so many minutes from now, as a date-and-time field takes it: 2026-09-10T09:00. */
export function clockIn(minutes: number): string {
  const at = new Date(Date.now() + (8 * 60 + minutes) * 60_000);
  return at.toISOString().slice(0, 16);
}

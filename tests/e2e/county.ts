import type { Page } from '@playwright/test';
import { withClient } from '../../scripts/launch/database.mjs';
import type { AppServer } from '../support/app-server';
import { expect } from '../support/test';

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

/** The county's date, in SQL: `current_date` is the database server's, eight hours behind. */
export const TODAY = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;

/** A class that a story has chosen stays on sale while it is told, whatever the hour. */
export async function keepOnSale(server: AppServer, offeringId: string): Promise<void> {
  const until =
    "UPDATE offering SET closes_at = greatest(closes_at, now() + interval '2 hours') WHERE id = $1";
  await ask(server, until, [offeringId]);
}

const soon = expect.configure({ timeout: 2_000 });

/**
 * Reloads a page until it shows what has changed. Guests are given pages of classes and courses that are some seconds
 * old (app/http/guest-pages.server.ts), so whoever looks again as a guest, one reload may not do. `look` takes
 * the given `expect`, which does not wait long for what only another reload will bring.
 */
export async function untilFresh(page: Page, look: (expect: typeof soon) => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.reload();
    await look(soon);
  }).toPass({ timeout: 60_000 });
}

/** The county's wall clock, so many minutes from now, as a date-and-time field takes it: 2026-09-10T09:00. */
export function clockIn(minutes: number): string {
  const at = new Date(Date.now() + (8 * 60 + minutes) * 60_000);
  return at.toISOString().slice(0, 16);
}

import { pathToFileURL } from 'node:url';
import { db } from '~/db/client.server';
import type { PrismaClient } from '~/db/generated/client';
import { isSchoolDate, type SchoolDate, todayInShanghai } from '~/domain/calendar';
import { env } from '~/http/env.server';
import { sandboxOptions } from '~/ports/payments/settings.server';
import { type DemoCounty, demoCounty } from './county';
import { tellTill } from './till';
import { writeCounty } from './write';

/** Thrown when there is data already: the demo is laid into an empty database only. */
export class NotEmpty extends Error {
  override readonly name = 'NotEmpty';

  constructor() {
    super('The database is not empty. The demo county is laid into an empty one only; nothing was changed.');
  }
}

export type SeedOptions = {
  readonly now: Date;
  /** The county's day to lay dates around; the day of `now` in Asia/Shanghai when absent. */
  readonly today?: SchoolDate;
};

/**
 * Lays the demo county around a day and writes it: same day, same rows, whatever the hour and the server's zone.
 * The search index is not touched (`npm run reindex` fills it).
 *
 * @throws NotEmpty
 */
export async function seedDemoCounty(client: PrismaClient, { now, today }: SeedOptions): Promise<DemoCounty> {
  if ((await client.school.count()) + (await client.user.count()) > 0) throw new NotEmpty();
  const county = await demoCounty(today ?? todayInShanghai(now));
  await writeCounty(client, county.rows);
  return county;
}

/** `tsx prisma/seed/index.ts [--today YYYY-MM-DD] [--if-empty]` */
async function main(args: readonly string[]): Promise<void> {
  const began = performance.now();
  const at = args.indexOf('--today');
  const today = at < 0 ? undefined : args[at + 1];
  if (at >= 0 && (!today || !isSchoolDate(today)))
    throw new Error('--today wants a date: --today 2026-11-21');
  const { days, rows } = await seedDemoCounty(db, { now: new Date(), today });
  const settings = env();
  if (settings.demo && settings.paymentSandbox) {
    const { dataFile } = sandboxOptions(settings);
    if (dataFile) await tellTill(dataFile, rows);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const term = days.coming.estimated ? `${days.coming.id}, dates estimated` : days.coming.id;
  console.log(
    `Laid the demo county around ${days.today} (families choose for ${term}) in ${seconds} s: ` +
      `${rows.school.length} schools, ${rows.room.length} rooms, ${rows.provider.length} providers, ` +
      `${rows.course.length} courses, ${rows.offering.length} classes, ${rows.lesson.length} lessons, ` +
      `${rows.child.length} children, ${rows.enrollment.length} enrollments, ${rows.payment.length} payments.`,
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const args = process.argv.slice(2);
  try {
    await main(args);
  } catch (error) {
    const skip = error instanceof NotEmpty && args.includes('--if-empty');
    if (skip) console.log('The database has data already: nothing to lay.');
    else {
      console.error(error instanceof NotEmpty ? error.message : error);
      process.exitCode = 1;
    }
  } finally {
    await db.$disconnect();
  }
}

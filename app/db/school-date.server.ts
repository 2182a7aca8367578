import type { SchoolDate } from '~/domain/calendar';

/** A DATE column as the domain's school date: Prisma gives midnight UTC of that day. */
export function schoolDateOf(value: Date): SchoolDate;
export function schoolDateOf(value: Date | null): SchoolDate | null;
export function schoolDateOf(value: Date | null): SchoolDate | null {
  return value && (value.toISOString().slice(0, 10) as SchoolDate);
}

/** A school date for a DATE column. */
export function dateColumn(date: SchoolDate): Date {
  return new Date(`${date}T00:00:00.000Z`);
}

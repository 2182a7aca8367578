import { isSchoolDate } from '~/domain/calendar';
import type { Formatter } from './format';

/** What goes into words, with dates as people write them. */
export function datesRead<Params extends Record<string, string | number> | undefined>(
  params: Params,
  f: Formatter,
): Params {
  if (!params) return params;
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && isSchoolDate(value) ? f.date(value) : value,
    ]),
  ) as Params;
}

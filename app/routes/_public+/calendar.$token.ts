import type { LoaderFunctionArgs } from '@remix-run/node';
import { env } from '~/http/env.server';
import { icalOf } from '~/services/calendar-feed/ical.server';
import { feedOf } from '~/services/calendar-feed/queries.server';

/** A guardian's calendar for the phone: whoever has the address reads it, until it is revoked. */
export async function loader({ params }: LoaderFunctionArgs) {
  const now = new Date();
  const token = (params.token ?? '').replace(/\.ics$/, '');
  const calendar = icalOf(await feedOf(token, now), env().BASE_URL, now);
  return new Response(calendar, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="after-school.ics"',
      'cache-control': 'private, max-age=600',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
    },
  });
}

import type { AppLoadContext } from '@remix-run/node';
import type { Lng } from '~/i18n/config';
import type { Caller } from '~/services/identity/caller.server';

/** What identity needs to know of a request: cookies, the browser's own name, the address for limits. */
export function callerOf(request: Request, context: AppLoadContext, lng: Lng): Caller {
  return {
    cookie: request.headers.get('cookie'),
    userAgent: request.headers.get('user-agent'),
    address: context.clientAddress,
    lng,
  };
}

import type { Lng } from '~/i18n/config';
import { LANGUAGE_HEADER } from './send-phone-code.server';

/** Who stands at the door: what identity needs to know of a request, without knowing the web. */
export interface Caller {
  /** The Cookie and User-Agent headers of the request. */
  cookie: string | null;
  userAgent: string | null;
  /** Remote address: for limits only, never stored. */
  address: string;
  lng: Lng;
}

/** The headers better-auth is called with: no more than it needs. */
export function headersOf({ cookie, userAgent, lng }: Caller): Headers {
  const headers = new Headers({ [LANGUAGE_HEADER]: lng });
  if (cookie) headers.set('cookie', cookie);
  if (userAgent) headers.set('user-agent', userAgent.slice(0, 300));
  return headers;
}

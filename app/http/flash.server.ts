import { redirect } from '@remix-run/node';
import type { Lng } from '~/i18n/config';
import { translate } from '~/i18n/translate.server';
import { dropCookie, ourCookie, readCookie } from './cookies.server';

/** What the next page says once, by key, so that it speaks the reader's language. No names: it lies in a cookie. */
export interface Flash {
  tone: 'done' | 'info' | 'warn' | 'refuse';
  /** With its namespace, e.g. `auth:flash.signed_out`. */
  key: string;
  params?: Record<string, string | number>;
}

const NAME = 'flash';
const SECONDS = 60;

/** Goes to another page of ours that says `flash` once. Extra headers (cookies) go along. */
export async function redirectWithFlash(to: string, flash: Flash, init: { headers?: Headers } = {}) {
  const headers = new Headers(init.headers);
  headers.append('set-cookie', await ourCookie(NAME, SECONDS).serialize(flash));
  return redirect(to, { headers });
}

/** The flash of this request in words, and the header that forgets it; for the root loader. */
export async function takeFlash(
  request: Request,
  lng: Lng,
): Promise<{ flash: { tone: Flash['tone']; text: string } | null; headers: Headers }> {
  const headers = new Headers();
  const flash = await readCookie<Flash>(request, NAME);
  if (!flash?.key) return { flash: null, headers };
  headers.append('set-cookie', await dropCookie(NAME));
  const t = translate(lng) as unknown as (key: string, params?: Flash['params']) => string;
  return { flash: { tone: flash.tone, text: t(flash.key, flash.params) }, headers };
}

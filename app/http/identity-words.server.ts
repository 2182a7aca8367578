import type { Lng } from '~/i18n/config';
import { formatter } from '~/i18n/format';
import { translate } from '~/i18n/translate.server';
import type { IdentityRefused } from '~/services/identity/refusal';
import type { Flash } from './flash.server';

const MINUTE = 60_000;

/** Why identity refused, in the reader's words, with how long to wait (whole minutes from one minute on). */
export function identityWords({ code, until }: IdentityRefused, lng: Lng, now: Date): string {
  const t = translate(lng, 'auth');
  const wait = until ? waitOf(until, lng, now) : t('refusal.wait_unknown');
  return t(`refusal.${code}`, { wait });
}

/** The same as a flash, for acts that have no form to go back to. */
export function identityRefusalFlash(refusal: IdentityRefused, lng: Lng, now: Date): Flash {
  const { code, until } = refusal;
  const wait = until ? waitOf(until, lng, now) : translate(lng, 'auth')('refusal.wait_unknown');
  return { tone: 'refuse', key: `auth:refusal.${code}`, params: { wait } };
}

function waitOf(until: Date, lng: Lng, now: Date): string {
  const ms = until.getTime() - now.getTime();
  return formatter(lng).duration(ms > MINUTE ? Math.ceil(ms / MINUTE) * MINUTE : Math.max(ms, 1000));
}

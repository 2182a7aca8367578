import type { Lng } from '~/i18n/config';
import { formatter } from '~/i18n/format';
import { translate } from '~/i18n/translate.server';
import type { IdentityRefused } from '~/services/identity/refusal';

const MINUTE = 60_000;

/** Why identity refused, in the reader's words, with how long to wait (whole minutes from one minute on). */
export function identityWords({ code, until }: IdentityRefused, lng: Lng, now: Date): string {
  const t = translate(lng, 'auth');
  const ms = until ? until.getTime() - now.getTime() : 0;
  const whole = ms > MINUTE ? Math.ceil(ms / MINUTE) * MINUTE : Math.max(ms, 1000);
  const wait = until ? formatter(lng).duration(whole) : t('refusal.wait_unknown');
  return t(`refusal.${code}`, { wait });
}

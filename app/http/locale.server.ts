import type { TFunction } from 'i18next';
import { LanguageDetector } from 'remix-i18next/server';
import { asLng, defaultLng, isLng, type Lng, languages, type Namespace } from '~/i18n/config';
import { translate } from '~/i18n/translate.server';
import { ourCookie, readCookie } from './cookies.server';

const NAME = 'lng';
const YEAR_SECONDS = 365 * 24 * 3600;

const byHeader = new LanguageDetector({
  supportedLanguages: [...languages],
  fallbackLanguage: defaultLng,
  order: ['header'],
});

/** The reader's language: what they chose, else what their browser asks for, else Chinese. */
export async function getLocale(request: Request): Promise<Lng> {
  const chosen = await readCookie<unknown>(request, NAME);
  return isLng(chosen) ? chosen : asLng(await byHeader.detect(request));
}

/** The `Set-Cookie` header that keeps a choice of language for a year. */
export function localeCookie(lng: Lng): Promise<string> {
  return ourCookie(NAME, YEAR_SECONDS).serialize(lng);
}

/**
 * A `t` for loaders and actions: `const t = await getT(request, 'parent')`. Other namespaces by `ns:key`.
 * @param source the request, or a language that is known already
 */
export async function getT<Ns extends Namespace = 'common'>(
  source: Request | Lng,
  ns?: Ns,
): Promise<TFunction<Ns>> {
  return translate(typeof source === 'string' ? source : await getLocale(source), ns);
}

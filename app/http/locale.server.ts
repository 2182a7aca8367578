import type { TFunction } from 'i18next';
import { defaultLng, isLng, type Lng, type Namespace } from '~/i18n/config';
import { translate } from '~/i18n/translate.server';
import { ourCookie, readCookie } from './cookies.server';

const NAME = 'lng';
const YEAR_SECONDS = 365 * 24 * 3600;

/** The first language of an `Accept-Language` header that we speak, by its weights. */
export function languageAsked(header: string | null): Lng {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';');
      const weight = options.map((option) => /^\s*q=([\d.]+)$/.exec(option)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ language, weight }) => (language === 'zh' || language === 'en') && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted[0]?.language === 'en' ? 'en' : defaultLng;
}

/** The reader's language: what they chose, else what their browser asks for, else Chinese. */
export async function getLocale(request: Request): Promise<Lng> {
  const chosen = await readCookie<unknown>(request, NAME);
  return isLng(chosen) ? chosen : languageAsked(request.headers.get('accept-language'));
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

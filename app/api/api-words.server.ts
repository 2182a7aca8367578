import { API_NAMES } from '~/i18n/api-names';
import type { Lng } from '~/i18n/config';
import { translate } from '~/i18n/translate.server';

/** A `t` of the namespace `openapi`, whose sentences take the names of the protocol as values. */
export function apiWords(lng: Lng) {
  const t = translate(lng, 'openapi');
  return (key: Parameters<typeof t>[0]): string => t(key as 'refused', API_NAMES);
}

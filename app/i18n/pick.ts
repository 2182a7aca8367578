import { asLng, type Lng } from './config';

/**
 * The value that is kept in both languages (a school's name, a course's title) in the reader's language;
 * the other language when it was left empty.
 */
export function pick(lng: Lng | string, zh: string, en: string | null | undefined): string;
export function pick(
  lng: Lng | string,
  zh: string | null | undefined,
  en: string | null | undefined,
): string | null | undefined;
export function pick(lng: Lng | string, zh?: string | null, en?: string | null) {
  return asLng(lng) === 'en' ? en || zh : zh || en;
}

/** Languages the product speaks, Chinese first. */
export const languages = ['zh-CN', 'en'] as const;
export type Lng = (typeof languages)[number];
export const defaultLng: Lng = 'zh-CN';

/** One namespace per area; a page loads only those its routes name in `handle.i18n`. */
export const namespaces = [
  'common',
  'auth',
  'public',
  'parent',
  'provider',
  'school',
  'bureau',
  'codes',
  'aid',
  'expiry',
  'findings',
  'formation',
  'lesson',
  'messages',
  'money',
  'rules',
  'settlement',
  'waiting',
  'wishes',
  'documents',
  'accounts',
  'api',
  'openapi',
  'draw',
] as const;
export type Namespace = (typeof namespaces)[number];

/** Whether a string from outside (cookie, form, database) names a language we speak. */
export function isLng(value: unknown): value is Lng {
  return languages.some((lng) => lng === value);
}

/** The language we speak for any i18next language string; Chinese when in doubt. */
export function asLng(value: string | null | undefined): Lng {
  return isLng(value) ? value : value?.toLowerCase().startsWith('en') ? 'en' : defaultLng;
}

/** Options shared by the server and the browser. React escapes, so i18next must not. */
export const baseOptions = {
  supportedLngs: [...languages],
  fallbackLng: defaultLng,
  defaultNS: 'common',
  fallbackNS: false,
  load: 'currentOnly',
  interpolation: { escapeValue: false },
  returnNull: false,
  // A text that is empty in both languages is one that has nothing to say there.
  returnEmptyString: true,
} as const;

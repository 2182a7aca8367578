import i18next from 'i18next';
import resourcesToBackend from 'i18next-resources-to-backend';
import { initReactI18next } from 'react-i18next';
import { baseOptions } from './config';

/**
 * Starts i18next in the browser in the language of the served page and loads the namespaces its routes
 * name, so that hydration finds every text in place. Further ones come when a page asks for them. Both
 * languages have every key (a test holds them to it), so the other one is never loaded to fall back on.
 */
export async function startI18n(lng: string, ns: string[]) {
  await i18next
    .use(initReactI18next)
    .use(resourcesToBackend((language: string, namespace: string) => import(`./${language}/${namespace}.ts`)))
    .init({ ...baseOptions, fallbackLng: false, lng, ns: [...new Set(['common', ...ns])] });
  return i18next;
}

import { createInstance, type i18n as I18n, type TFunction } from 'i18next';
import { asLng, baseOptions, type Lng, type Namespace, namespaces } from './config';
import { resources } from './resources.server';

const instances = new Map<Lng, I18n>();

/** One i18next per language for the life of the server: it never changes its language, so requests share it. */
export function serverI18n(lng: Lng): I18n {
  const known = instances.get(lng);
  if (known) return known;
  const instance = createInstance();
  // All texts are in memory, so init is synchronous and the instance is ready when this returns.
  instance.init({
    ...baseOptions,
    lng,
    ns: [...namespaces],
    resources,
    initImmediate: false,
  });
  instances.set(lng, instance);
  return instance;
}

/**
 * A `t` bound to a language, for code without a request (messages, jobs, documents).
 * @param lng the reader's language as kept on the user; anything unknown is read as Chinese
 * @param ns the namespace keys are looked up in first; `ns:key` reaches the others
 */
export function translate<Ns extends Namespace = 'common'>(lng: Lng | string, ns?: Ns): TFunction<Ns> {
  return serverI18n(asLng(lng)).getFixedT(asLng(lng), ns ?? 'common') as unknown as TFunction<Ns>;
}

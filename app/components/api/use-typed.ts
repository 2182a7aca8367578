import { type FormEvent, useEffect, useState } from 'react';
import { API_NAMES } from '~/i18n/api-names';

const KEY = API_NAMES.keyHeader;

/** Letters and digits enough that nobody has the same; pages that are not secure have no `randomUUID`. */
const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * What was typed, by parameter. The idempotency key is made here until somebody types their own: the same content sent
 * again is a retry with the same key, and another content gets another.
 */
export function useTyped() {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [ownKey, setOwnKey] = useState(false);
  useEffect(() => setTyped((known) => ({ [KEY]: newKey(), ...known })), []);
  const type = (name: string) => (event: FormEvent<HTMLElement>) => {
    const { value } = event.target as HTMLInputElement;
    if (name === KEY) setOwnKey(true);
    const renewed: Record<string, string> = name === KEY || ownKey ? {} : { [KEY]: newKey() };
    setTyped((known) => ({ ...known, ...renewed, [name]: value }));
  };
  return { typed, type };
}

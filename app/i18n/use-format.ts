import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { asLng, type Lng } from './config';
import { type Formatter, formatter } from './format';

/** The reader's language, in components. */
export function useLng(): Lng {
  return asLng(useTranslation('common').i18n.language);
}

/** Money, grades, times and dates in the reader's language: `const f = useFormat(); f.money(3500)`. */
export function useFormat(): Formatter {
  const lng = useLng();
  return useMemo(() => formatter(lng), [lng]);
}

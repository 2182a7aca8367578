import { useNavigation } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Namespace } from '~/i18n/config';

const byArea: Record<string, Namespace[]> = {
  parent: ['parent', 'codes'],
  provider: ['provider', 'codes'],
  school: ['school', 'codes'],
  bureau: ['bureau', 'codes'],
  'sign-in': ['auth'],
  join: ['auth', 'codes'],
  account: ['auth', 'messages'],
};

/** Fetches the texts of the area one is going to, beside its data and not after it. */
export function useAreaTexts() {
  const { i18n } = useTranslation('common');
  const { location } = useNavigation();
  const area = location?.pathname.split('/')[1];
  useEffect(() => {
    if (area !== undefined) i18n.loadNamespaces(byArea[area] ?? ['public', 'codes']);
  }, [area, i18n]);
}

import { Form, useLocation } from '@remix-run/react';
import { Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLng } from '~/i18n/use-format';
import { buttonClass } from '../ui/button';

/** To the other language, back to the same page; a new document, so that all of it speaks that language. */
export function LanguageSwitch() {
  const { t } = useTranslation('common');
  const other = useLng() === 'en' ? 'zh-CN' : 'en';
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/language" reloadDocument>
      <input type="hidden" name="to" value={pathname + search} />
      <button
        type="submit"
        name="lng"
        value={other}
        lang={other}
        aria-label={other === 'en' ? t('language.en') : t('language.zh')}
        className={buttonClass({ variant: 'quiet' }, 'whitespace-nowrap px-2.5 text-sm')}
      >
        <Languages aria-hidden className="size-5 max-sm:hidden" />
        {other === 'en' ? t('language.en') : t('language.zh')}
      </button>
    </Form>
  );
}

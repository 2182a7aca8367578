import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { useFormat } from '~/i18n/use-format';

type Totals = { expired: number; soon: number; lessons: number; children: number };

/** One line on an overview: what is out of date or soon will be, and what it touches. Nothing when all is well. */
export function ExpiryWarning({ totals, to }: { totals: Totals; to: string }) {
  const { t } = useTranslation('expiry');
  const f = useFormat();
  const { expired, soon, lessons, children } = totals;
  if (expired + soon === 0) return null;
  const title = expired > 0 ? t('warning.expired', { count: expired }) : t('warning.soon', { count: soon });
  return (
    <Notice
      tone="warn"
      title={title}
      className="mb-6"
      actions={
        <ButtonLink to={to} size="sm">
          {t('warning.open')}
        </ButtonLink>
      }
    >
      {lessons > 0 && (
        <p>{t('warning.touched', { lessons: f.number(lessons), children: f.number(children) })}</p>
      )}
    </Notice>
  );
}

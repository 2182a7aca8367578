import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '~/domain/refusal';
import { datesRead } from '~/i18n/dates-read';
import { useFormat } from '~/i18n/use-format';
import { Notice } from './notice';

/** Words for a refusal of a command, its dates as people read them. Needs the `codes` namespace. */
export function useRefusalText() {
  const { i18n } = useTranslation('codes');
  const f = useFormat();
  const lookUp = i18n.t as unknown as (key: string, params?: Refusal['params']) => string;
  return (refusal: Refusal) => lookUp(`codes:refusal.${refusal.code}`, datesRead(refusal.params, f));
}

/** Why something could not be done, read out at once. Nothing when there is nothing refused. */
export function RefusalNotice({
  refusals,
  title,
}: {
  refusals: readonly Refusal[] | undefined;
  title?: string;
}) {
  const text = useRefusalText();
  const { t } = useTranslation('codes');
  if (!refusals?.length) return null;
  return (
    <Notice tone="refuse" title={title} live>
      <ul className="grid gap-1">
        {refusals.map((refusal) => (
          <li key={`${refusal.code} ${refusal.path ?? ''} ${refusal.params?.ruleId ?? ''}`}>
            {text(refusal)}{' '}
            {refusal.params?.ruleId && (
              <Link to={`/rules/${refusal.params.ruleId}`} className="whitespace-nowrap underline">
                {t('rule', { id: refusal.params.ruleId })}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

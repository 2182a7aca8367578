import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '~/components/ui/refusal-notice';
import { planFieldId } from './plan-fields';
import type { PlacedFinding } from './use-plan';

/** What still stands in the way of sending a plan, each line leading to its field; or that nothing does. */
export function FindingsList({
  placed,
  labelOf,
}: {
  placed: readonly PlacedFinding[];
  labelOf: (field: string) => string;
}) {
  const { t } = useTranslation(['provider', 'common']);
  const words = useRefusalText();
  if (placed.length === 0) {
    return (
      <p className="flex items-center gap-2 font-semibold text-accent">
        <CircleCheck aria-hidden className="size-5 shrink-0" />
        {t('provider:plan.ready')}
      </p>
    );
  }
  return (
    <div className="grid gap-2">
      <p className="font-semibold">{t('provider:plan.open', { count: placed.length })}</p>
      <ul className="grid gap-1.5 text-sm">
        {placed.map(({ field, refusal }) => {
          const label = labelOf(field);
          const line = (
            <>
              {label && <span className="font-semibold">{`${label}${t('common:form.colon')}`}</span>}
              {words(refusal)}
            </>
          );
          return (
            <li
              key={`${field}:${refusal.code}:${refusal.params?.ruleId ?? ''}`}
              className="flex items-start gap-2"
            >
              <CircleAlert aria-hidden className="mt-1 size-4 shrink-0 text-warn" />
              {field ? (
                <a
                  href={`#${planFieldId(field)}`}
                  className="underline decoration-line-strong underline-offset-4"
                >
                  {line}
                </a>
              ) : (
                <span>{line}</span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

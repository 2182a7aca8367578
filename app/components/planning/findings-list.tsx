import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '~/components/ui/notice';
import { useRefusalText } from '~/components/ui/refusal-notice';
import type { Refusal } from '~/domain/refusal';
import { planFieldId } from './plan-fields';
import type { PlacedFinding } from './use-plan';

/** What still stands in the way of sending a plan, each line leading to its field; or that nothing does. */
export function FindingsList({
  placed,
  soft,
  labelOf,
}: {
  placed: readonly PlacedFinding[];
  /** What somebody has to let pass later; it can be sent before. */
  soft: readonly Refusal[];
  labelOf: (field: string) => string;
}) {
  const { t } = useTranslation(['provider', 'common']);
  const words = useRefusalText();
  const forPeople = soft.length > 0 && (
    <Notice tone="warn" title={t('provider:plan.soft', { count: soft.length })}>
      <ul className="grid gap-1 text-sm">
        {soft.map((refusal) => (
          <li key={`${refusal.path}:${refusal.params?.ruleId}`}>{words(refusal)}</li>
        ))}
      </ul>
    </Notice>
  );
  if (placed.length === 0) {
    return (
      <div className="grid gap-2">
        <p className="flex items-center gap-2 font-semibold text-accent">
          <CircleCheck aria-hidden className="size-5 shrink-0" />
          {t('provider:plan.ready')}
        </p>
        {forPeople}
      </div>
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
      {forPeople}
    </div>
  );
}

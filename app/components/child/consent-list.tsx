import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import type { ConsentKind } from '~/domain/consent';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

export interface ConsentView {
  id: string;
  kind: ConsentKind;
  receiverZh: string | null;
  receiverEn: string | null;
  agreedAt: string;
  withdrawnAt: string | null;
}

/** Everything a guardian agreed to for a child, each with the way to take it back. */
export function ConsentList({
  childId,
  consents,
  now,
}: {
  childId: string;
  consents: readonly ConsentView[];
  now: string;
}) {
  const { t } = useTranslation('parent');
  const f = useFormat();
  const lng = useLng();
  const at = (instant: string) => f.instant(instant, new Date(now));
  return (
    <ul className="grid">
      {consents.map((consent) => (
        <li
          key={consent.id}
          className="flex flex-wrap items-center justify-between gap-2 border-t border-line py-2 first:border-t-0"
        >
          <span className={consent.withdrawnAt ? 'text-ink-faint' : undefined}>
            {t(`consent.short.${consent.kind}`, {
              receiver: pick(lng, consent.receiverZh, consent.receiverEn) ?? '',
            })}
            <span className="block text-sm text-ink-soft tabular">
              {consent.withdrawnAt
                ? t('child.withdrawnAt', { when: at(consent.withdrawnAt) })
                : t('child.agreedAt', { when: at(consent.agreedAt) })}
            </span>
          </span>
          {!consent.withdrawnAt && (
            <ButtonLink to={`/parent/children/${childId}/consents/${consent.id}/withdrawal`} variant="quiet">
              {t('child.withdraw')}
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  );
}

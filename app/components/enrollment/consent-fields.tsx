import { useTranslation } from 'react-i18next';
import { CheckboxField } from '~/components/ui/choice-fields';
import { Disclosure } from '~/components/ui/disclosure';
import type { FieldMeta } from '~/components/ui/field-control';
import { CONSENT_VERSIONS } from '~/domain/consent';

/** What is done with a child's data, in plain words (M1, M3), and the tick that agrees to it. */
export function ChildDataConsent({
  meta,
  open,
  minorBelow,
}: {
  meta: FieldMeta;
  open?: boolean;
  /** Says that below this age the data are sensitive; null where no child asked about is that young. */
  minorBelow: number | null;
}) {
  const { t } = useTranslation('parent');
  return (
    <div className="grid gap-2">
      <CheckboxField meta={meta} label={t('consent.childData.label')} />
      <Disclosure summary={t('consent.childData.title')} open={open} className="ps-8">
        <ul className="grid gap-1.5 text-sm text-ink-soft">
          {(['who', 'what', 'why', 'keep', 'effect'] as const).map((part) => (
            <li key={part}>{t(`consent.childData.${part}`)}</li>
          ))}
          {minorBelow !== null && <li>{t('consent.childData.minor', { age: minorBelow })}</li>}
          <li className="text-ink-faint tabular">
            {t('consent.version', { version: CONSENT_VERSIONS.child_data })}
          </li>
        </ul>
      </Disclosure>
    </div>
  );
}

/** M5: the receiver by name, what it gets and what for, agreed to separately. */
export function RosterConsent({
  meta,
  provider,
  value,
}: {
  meta: FieldMeta;
  provider: string;
  /** What is sent when it is ticked, where several receivers share a name; "on" unless told. */
  value?: string;
}) {
  const { t } = useTranslation('parent');
  return (
    <div className="grid gap-1">
      <CheckboxField meta={meta} value={value} label={t('consent.roster.label', { provider })} />
      <p className="ps-8 text-sm text-ink-soft">
        {t('consent.roster.body', { provider })}{' '}
        <span className="text-ink-faint tabular">
          {t('consent.version', { version: CONSENT_VERSIONS.roster_to_provider })}
        </span>
      </p>
    </div>
  );
}

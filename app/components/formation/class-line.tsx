import { useTranslation } from 'react-i18next';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

export interface NamedClass {
  titleZh: string;
  titleEn: string;
  providerZh: string;
  providerEn: string;
  slots: readonly { weekday: number; startMinute: number; endMinute: number }[];
}

/** The weekly times of a class in one line. */
export function useTimes() {
  const { t } = useTranslation('school');
  const f = useFormat();
  return ({ slots }: Pick<NamedClass, 'slots'>) => slots.map((slot) => f.slot(slot)).join(t('listSeparator'));
}

/** A class by its course, with its times and who gives it below. */
export function ClassLine({ of }: { of: NamedClass }) {
  const lng = useLng();
  const times = useTimes();
  return (
    <span className="grid gap-0.5">
      <span className="font-semibold">{pick(lng, of.titleZh, of.titleEn)}</span>
      <span className="text-sm text-ink-soft tabular">{times(of)}</span>
      <span className="text-sm text-ink-soft">{pick(lng, of.providerZh, of.providerEn)}</span>
    </span>
  );
}

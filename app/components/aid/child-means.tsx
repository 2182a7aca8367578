import { useTranslation } from 'react-i18next';
import type { ChargeKind } from '~/domain/aid/programme';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Paying = {
  id: string;
  nameZh: string;
  nameEn: string;
  percent: number;
  covers: readonly ChargeKind[];
  capFen: number | null;
  usedFen: number;
  to: string;
};

/** What an entitlement means for a family: which programmes pay what, until when, and how much is left of a cap. */
export function ChildMeans({ programmes }: { programmes: readonly Paying[] }) {
  const { t } = useTranslation('aid');
  const f = useFormat();
  const lng = useLng();
  if (programmes.length === 0) return <p>{t('child.meansNone')}</p>;
  return (
    <>
      <p>{t('child.meansLead')}</p>
      <ul className="grid list-disc gap-2 ps-5">
        {programmes.map((each) => (
          <li key={each.id}>
            {t('child.pays', {
              name: pick(lng, each.nameZh, each.nameEn),
              covers: each.covers.map((kind) => t(`child.covers.${kind}`)).join(t('separator')),
              percent: each.percent,
              to: f.date(each.to, { weekday: false, year: true }),
            })}
            {each.capFen !== null && (
              <span className="block text-ink-soft">
                {t('child.cap', { cap: f.money(each.capFen), used: f.money(each.usedFen) })}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-soft">{t('child.budget')}</p>
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { DefinitionList } from '~/components/ui/definition-list';
import { useFormat } from '~/i18n/use-format';
import { type DemandView, useDemand } from './use-demand';

interface DemandProps {
  id: string;
  demand: DemandView;
  /** Places kept for children with a claim, in all. */
  reserved?: number;
}

/** 名额 20 · 第一志愿 35 人 · 填了这个班 120 人 */
export function DemandLine({ id, demand, reserved = 0 }: DemandProps) {
  const { t } = useTranslation('wishes');
  const f = useFormat();
  const { capacity, first, wishes } = useDemand(id, demand);
  const places =
    reserved > 0
      ? t('demand.placesReserved', { capacity: f.number(capacity), reserved: f.number(reserved) })
      : t('demand.places', { capacity: f.number(capacity) });
  return (
    <p className="text-sm text-ink-soft tabular">
      {`${places} · ${t('demand.wanted', { first: f.number(first), wishes: f.number(wishes) })}`}
    </p>
  );
}

/** The same as a list with a word about what it means, for the page of one class. */
export function DemandFacts({ id, demand, reserved = 0 }: DemandProps) {
  const { t } = useTranslation('wishes');
  const f = useFormat();
  const { capacity, first, wishes } = useDemand(id, demand);
  const places = f.number(capacity);
  return (
    <div className="grid gap-2 tabular">
      <DefinitionList
        items={[
          {
            term: t('demand.capacity'),
            detail: reserved > 0 ? `${places} · ${t('demand.reserved', { count: reserved })}` : places,
          },
          { term: t('demand.first'), detail: f.number(first) },
          { term: t('demand.wishes'), detail: f.number(wishes) },
        ]}
      />
      <p className="text-sm text-ink-soft">{t('demand.hint')}</p>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { BarChart, type Series } from '~/components/ui/bar-chart';
import { CATEGORIES, TOWN_KINDS } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';

type Places = { offered: number; taken: number; held: number };
type Overview = {
  byTownKind: Record<string, Places>;
  byCategory: Record<string, Places>;
  byTown: Record<string, Places>;
};
type Town = { id: string; nameZh: string; nameEn: string };

/** Taken and paid, taken and unpaid, still there: the three parts of what is offered. */
function parts(places: Places | undefined): number[] {
  if (!places) return [0, 0, 0];
  return [places.taken - places.held, places.held, Math.max(0, places.offered - places.taken)];
}

function useSeries(): Series[] {
  const { t } = useTranslation('bureau');
  return [
    { key: 'taken', label: t('places.confirmed'), fill: 'fill-accent' },
    { key: 'held', label: t('places.held'), fill: 'fill-warn' },
    { key: 'left', label: t('places.left'), fill: 'fill-line-strong' },
  ];
}

/** Town against countryside: the county's fairness at a glance. */
export function TownKindChart({ places, asOf }: { places: Overview; asOf: string }) {
  const { t } = useTranslation(['bureau', 'codes']);
  return (
    <BarChart
      title={t('charts.byTownKind')}
      asOf={asOf}
      rowHead={t('charts.townKind')}
      series={useSeries()}
      rows={TOWN_KINDS.map((kind) => ({
        key: kind,
        label: t(`codes:townKind.${kind}`),
        values: parts(places.byTownKind[kind]),
        to: `/bureau/offerings?townKind=${kind}`,
      }))}
    />
  );
}

export function CategoryChart({ places, asOf }: { places: Overview; asOf: string }) {
  const { t } = useTranslation(['bureau', 'codes']);
  return (
    <BarChart
      title={t('charts.byCategory')}
      asOf={asOf}
      rowHead={t('charts.category')}
      series={useSeries()}
      rows={CATEGORIES.map((category) => ({
        key: category,
        label: t(`codes:category.${category}`),
        values: parts(places.byCategory[category]),
        to: `/bureau/offerings?category=${category}`,
      }))}
    />
  );
}

export function TownChart({
  places,
  towns,
  asOf,
}: {
  places: Overview;
  towns: readonly Town[];
  asOf: string;
}) {
  const { t } = useTranslation('bureau');
  const lng = useLng();
  return (
    <BarChart
      title={t('charts.byTown')}
      asOf={asOf}
      rowHead={t('charts.town')}
      series={useSeries()}
      rows={towns.map((town) => ({
        key: town.id,
        label: pick(lng, town.nameZh, town.nameEn),
        values: parts(places.byTown[town.id]),
        to: `/bureau/offerings?town=${town.id}`,
      }))}
    />
  );
}

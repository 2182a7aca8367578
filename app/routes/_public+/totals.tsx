import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChartColumn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { TermSelect } from '~/components/accounts/term-select';
import { MEASURES, type Measure, TotalsTable } from '~/components/accounts/totals-table';
import { WhoPaidChart } from '~/components/accounts/who-paid-chart';
import { pageMeta } from '~/components/shell/page-meta';
import { PageHead } from '~/components/ui/card';
import { Disclosure } from '~/components/ui/disclosure';
import { EmptyState } from '~/components/ui/empty-state';
import { Stat, StatRow } from '~/components/ui/stat';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { publicTotals } from '~/services/accounts/public-totals.server';
import { termChoice } from '~/services/accounts/term-choice.server';

export const handle = { i18n: ['public', 'codes', 'accounts'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title, description: data?.description });

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getT(request, 'accounts');
  const now = new Date();
  const { searchParams } = new URL(request.url);
  const { terms, chosenId } = await termChoice(searchParams.get('term'), now);
  const show = searchParams.get('show');
  const measure: Measure = MEASURES.find((each) => each === show) ?? 'children';
  return {
    title: t('totals.title'),
    description: t('totals.lead'),
    terms,
    term: terms.find(({ id }) => id === chosenId) ?? null,
    measure,
    totals: chosenId ? await publicTotals(chosenId, now) : null,
    now: now.toISOString(),
  };
}

export default function Totals() {
  const { title, description, terms, term, measure, totals, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['accounts', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const asOf = f.instant(now, new Date(now));
  const all = totals?.cells.at(-1)?.at(-1);
  const money = (fen: number | null | undefined) =>
    fen == null ? t('accounts:totals.hidden') : f.money(fen);
  return (
    <div className="mx-auto max-w-5xl pb-10">
      <PageHead
        title={term ? `${title} · ${pick(lng, term.nameZh, term.nameEn)}` : title}
        lead={description}
      />
      <TermSelect
        terms={terms}
        chosen={term?.id}
        label={t('accounts:totals.term')}
        act={t('accounts:totals.show')}
      />
      {!totals || !all || all.lessons === 0 ? (
        <EmptyState icon={ChartColumn} title={t('accounts:totals.emptyTitle')}>
          {t('accounts:totals.empty')}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-6">
          <StatRow wide>
            <Stat
              label={t('accounts:totals.children')}
              value={all.children === null ? t('accounts:totals.hidden') : f.number(all.children)}
              hint={t('accounts:totals.childrenHint')}
            />
            <Stat
              label={t('accounts:totals.lessons')}
              value={f.number(all.lessons)}
              hint={t('accounts:totals.lessonsHint', { count: Math.round(all.minutes / 60) })}
            />
            <Stat
              label={t('accounts:totals.fees')}
              value={money(all.feesFen)}
              hint={t('accounts:totals.feesHint')}
            />
            <Stat label={t('accounts:totals.family')} value={money(all.familyFen)} />
            <Stat label={t('accounts:totals.programme')} value={money(all.programmeFen)} />
            <Stat label={t('accounts:totals.county')} value={money(all.countyFen)} />
          </StatRow>
          <WhoPaidChart
            title={t('accounts:totals.byTown')}
            rowHead={t('accounts:totals.town')}
            asOf={asOf}
            rows={totals.towns.map(({ id, nameZh, nameEn }, index) => ({
              key: id,
              label: pick(lng, nameZh, nameEn),
              cell: totals.cells[index]?.at(-1),
            }))}
          />
          <WhoPaidChart
            title={t('accounts:totals.byCategory')}
            rowHead={t('accounts:totals.category')}
            asOf={asOf}
            rows={totals.categories.map((category, index) => ({
              key: category,
              label: t(`codes:category.${category}`),
              cell: totals.cells.at(-1)?.[index],
            }))}
          />
          <TotalsTable {...totals} measure={measure} termId={term?.id} />
          <Disclosure summary={t('accounts:totals.why')}>
            <p className="max-w-[65ch] text-ink-soft">
              {t('accounts:totals.whyText', { minimum: totals.minimum })}
            </p>
          </Disclosure>
        </div>
      )}
    </div>
  );
}

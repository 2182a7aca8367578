import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { Button, ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { CategoryTag } from '~/components/ui/category-tag';
import { EmptyState } from '~/components/ui/empty-state';
import { Pagination } from '~/components/ui/pagination';
import { Table } from '~/components/ui/table';
import { SelectField } from '~/components/ui/text-fields';
import { CATEGORIES, PUBLIC_OFFERING_STATUSES, TOWN_KINDS } from '~/domain/states';
import { offeringFilter } from '~/forms/bureau/offering-filter';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { offeringsOfCounty } from '~/services/overview/offerings.server';
import { placeNames } from '~/services/overview/towns.server';

export const handle = { i18n: ['bureau', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

const PER_PAGE = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'overview.read');
  const t = await getT(request, 'bureau');
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const filter = offeringFilter.parse(asked);
  const { school, town, townKind, category, provider, state, page } = filter;
  const [found, names] = await Promise.all([
    offeringsOfCounty({
      schoolId: school,
      townId: town,
      townKind,
      category,
      providerId: provider,
      status: state,
      page,
      perPage: PER_PAGE,
    }),
    placeNames(),
  ]);
  return {
    title: t('offerings.title'),
    filter,
    ...found,
    ...names,
    pages: Math.max(1, Math.ceil(found.total / PER_PAGE)),
  };
}

export default function CountyOfferings() {
  const { filter, total, rows, pages, towns, schools, providers } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['bureau', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const { page, ...chosen } = filter;
  const named = (items: readonly { id: string; nameZh: string; nameEn: string }[]) => [
    { value: '', label: t('bureau:offerings.all') },
    ...items.map((item) => ({ value: item.id, label: pick(lng, item.nameZh, item.nameEn) })),
  ];
  const coded = (values: readonly string[], ns: 'category' | 'townKind' | 'offering') => [
    { value: '', label: t('bureau:offerings.all') },
    ...values.map((value) => ({ value, label: t(`codes:${ns}.${value}` as 'codes:category.art') })),
  ];
  const href = (to: number) =>
    `?${new URLSearchParams({ ...(chosen as Record<string, string>), page: String(to) })}`;
  return (
    <>
      <PageHead title={t('bureau:offerings.title')} lead={t('bureau:offerings.count', { count: total })} />
      <Form
        method="get"
        key={JSON.stringify(chosen)}
        className="mb-5 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4 xl:grid-cols-7"
      >
        <SelectField
          name="town"
          label={t('bureau:table.town')}
          defaultValue={filter.town ?? ''}
          options={named(towns)}
        />
        <SelectField
          name="townKind"
          label={t('bureau:charts.townKind')}
          defaultValue={filter.townKind ?? ''}
          options={coded(TOWN_KINDS, 'townKind')}
        />
        <SelectField
          name="school"
          label={t('bureau:table.school')}
          defaultValue={filter.school ?? ''}
          options={named(schools)}
        />
        <SelectField
          name="category"
          label={t('bureau:table.category')}
          defaultValue={filter.category ?? ''}
          options={coded(CATEGORIES, 'category')}
        />
        <SelectField
          name="provider"
          label={t('bureau:table.provider')}
          defaultValue={filter.provider ?? ''}
          options={named(providers)}
        />
        <SelectField
          name="state"
          label={t('bureau:table.state')}
          defaultValue={filter.state ?? ''}
          options={coded(PUBLIC_OFFERING_STATUSES, 'offering')}
        />
        <Button type="submit">{t('bureau:offerings.filter')}</Button>
      </Form>
      {rows.length === 0 ? (
        <EmptyState
          title={t('bureau:offerings.emptyTitle')}
          action={<ButtonLink to="/bureau/offerings">{t('bureau:offerings.clear')}</ButtonLink>}
        >
          {t('bureau:offerings.empty')}
        </EmptyState>
      ) : (
        <Table
          caption={t('bureau:offerings.title')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'course',
              head: t('bureau:table.course'),
              rowHead: true,
              cell: (row) => (
                <Link to={`/offerings/${row.id}`}>{pick(lng, row.course.titleZh, row.course.titleEn)}</Link>
              ),
            },
            {
              key: 'category',
              head: t('bureau:table.category'),
              wide: true,
              cell: (row) => <CategoryTag category={row.course.category} />,
            },
            {
              key: 'school',
              head: t('bureau:table.school'),
              cell: (row) => pick(lng, row.school.nameZh, row.school.nameEn),
            },
            {
              key: 'provider',
              head: t('bureau:table.provider'),
              wide: true,
              cell: (row) => pick(lng, row.course.provider.nameZh, row.course.provider.nameEn),
            },
            {
              key: 'slots',
              head: t('bureau:table.time'),
              wide: true,
              cell: (row) => row.slots.map((slot) => f.slot(slot as never)).join(t('bureau:listSeparator')),
            },
            {
              key: 'state',
              head: t('bureau:table.state'),
              cell: (row) => (
                <StatusBadge state={row.status}>{t(`codes:offering.${row.status}`)}</StatusBadge>
              ),
            },
            {
              key: 'offered',
              head: t('bureau:places.offered'),
              align: 'end',
              cell: (row) => f.number(row.capacity),
            },
            {
              key: 'taken',
              head: t('bureau:places.taken'),
              align: 'end',
              cell: (row) => f.number(row.taken),
            },
            {
              key: 'waiting',
              head: t('bureau:places.waiting'),
              align: 'end',
              cell: (row) => f.number(row.waiting),
            },
          ]}
        />
      )}
      <Pagination page={page} pages={pages} href={href} />
    </>
  );
}

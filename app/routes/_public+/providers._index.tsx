import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { CategoryTag } from '~/components/ui/category-tag';
import { EmptyState } from '~/components/ui/empty-state';
import { Table } from '~/components/ui/table';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { type ListedProvider, whiteList } from '~/services/catalogue/white-list.server';

export const handle = { i18n: ['public', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title, description: data?.description });

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getT(request, 'public');
  return { title: t('whiteList.title'), description: t('whiteList.lead'), ...(await whiteList(new Date())) };
}

export default function WhiteList() {
  const { title, description, listed, noticed } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['public', 'codes', 'common']);
  return (
    <div className="grid gap-8 pb-10">
      <PageHead
        above={<Breadcrumbs items={[{ to: '/', label: t('common:nav.browse') }, { label: title }]} />}
        title={title}
        lead={description}
      />
      {noticed.length > 0 && (
        <section aria-labelledby="notice" className="grid gap-3">
          <h2 id="notice" className="text-lg">
            {t('public:whiteList.notice')}
          </h2>
          <p className="max-w-[65ch] text-ink-soft">{t('public:whiteList.noticeHint')}</p>
          <Providers caption={t('public:whiteList.notice')} rows={noticed} notice />
        </section>
      )}
      <section aria-labelledby="listed" className="grid gap-3">
        <h2 id="listed" className="text-lg">
          {t('public:whiteList.listed')}
        </h2>
        {listed.length === 0 ? (
          <EmptyState icon={Store} title={t('public:whiteList.emptyTitle')}>
            {t('public:whiteList.empty')}
          </EmptyState>
        ) : (
          <Providers caption={t('public:whiteList.listed')} rows={listed} />
        )}
      </section>
    </div>
  );
}

function Providers({ caption, rows, notice }: { caption: string; rows: ListedProvider[]; notice?: boolean }) {
  const { t } = useTranslation(['public', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const range = (from: string | null, to: string | null) =>
    from && to ? f.dateRange(from, to, { year: true }) : '—';
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'provider',
          head: t('public:whiteList.provider'),
          rowHead: true,
          cell: ({ provider }) => {
            const name = pick(lng, provider.nameZh, provider.nameEn);
            return notice ? name : <Link to={`/providers/${provider.id}`}>{name}</Link>;
          },
        },
        {
          key: 'kind',
          head: t('public:whiteList.kind'),
          wide: true,
          cell: ({ provider }) => t(`codes:providerKind.${provider.kind}`),
        },
        {
          key: 'categories',
          head: t('public:whiteList.categories'),
          cell: ({ categories }) => (
            <span className="flex flex-wrap gap-1">
              {categories.map((category) => (
                <CategoryTag key={category} category={category} />
              ))}
            </span>
          ),
        },
        {
          key: 'period',
          head: t(notice ? 'public:whiteList.noticePeriod' : 'public:whiteList.period'),
          cell: (row) => (notice ? range(row.noticeFrom, row.noticeTo) : range(row.validFrom, row.validTo)),
        },
        {
          key: 'state',
          head: t('public:whiteList.state'),
          cell: ({ status }) => <StatusBadge state={status}>{t(`codes:listing.${status}`)}</StatusBadge>,
        },
      ]}
    />
  );
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { PageHead } from '~/components/ui/card';
import { Table } from '~/components/ui/table';
import { can } from '~/domain/access/actor';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { rulesForBureau, type VersionState } from '~/services/rules/bureau-list.server';

export const handle = { i18n: ['findings', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'rule.read');
  const t = await getT(request, 'findings');
  const rules = await rulesForBureau(new Date());
  return {
    title: t('rules.title'),
    mayWrite: can(actor, 'rule.write'),
    rules: rules.map(({ rule, title, versions }) => ({
      rule,
      title,
      versions: versions.map(({ version, from, state }) => ({ version, from, state })),
    })),
  };
}

export default function BureauRules() {
  const { rules, mayWrite } = useLoaderData<typeof loader>();
  const { t } = useTranslation('findings');
  const f = useFormat();
  const lng = useLng();
  type Row = (typeof rules)[number];
  const versions = (row: Row, state: VersionState) => {
    const these = row.versions.filter((each) => each.state === state);
    if (these.length === 0) return t('rules.none');
    return (
      <ul>
        {these.map(({ version, from }) => (
          <li key={version}>
            <Link to={`/bureau/rules/${row.rule}/versions/${version}`}>
              {t('rules.version', { version })}
            </Link>{' '}
            <span className="text-ink-soft">
              {t('rules.from', { date: f.date(from, { weekday: false, year: true }) })}
            </span>
          </li>
        ))}
      </ul>
    );
  };
  return (
    <>
      <PageHead title={t('rules.title')} lead={t('rules.lead')} />
      <Table
        caption={t('rules.title')}
        rows={rules}
        rowKey={(row) => row.rule}
        columns={[
          {
            key: 'rule',
            head: t('rules.table.rule'),
            rowHead: true,
            cell: (row) => (
              <Link to={`/rules/${row.rule}`}>
                {row.rule} {pick(lng, row.title.zh, row.title.en)}
              </Link>
            ),
          },
          { key: 'now', head: t('rules.table.now'), cell: (row) => versions(row, 'in_force') },
          { key: 'next', head: t('rules.table.next'), cell: (row) => versions(row, 'upcoming') },
          { key: 'draft', head: t('rules.table.draft'), cell: (row) => versions(row, 'draft') },
          ...(mayWrite
            ? [
                {
                  key: 'act',
                  head: t('rules.table.act'),
                  cell: (row: Row) => (
                    <Link to={`/bureau/rules/${row.rule}/versions/new`}>{t('rules.new')}</Link>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

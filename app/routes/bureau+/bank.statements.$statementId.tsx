import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { BankLines } from '~/components/bank/bank-lines';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { Stat, StatRow } from '~/components/ui/stat';
import { idOf } from '~/domain/id';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { collectingSchools, statementPage } from '~/services/bank/bank-page.server';

export const handle = { i18n: ['money', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });
/** Names of families: not even the reader's own browser keeps the page. */
export const headers = () => ({ 'cache-control': 'private, no-store' });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'money.act');
  const [t, statement, schools] = await Promise.all([
    getT(request, 'money'),
    statementPage(actor, idOf(params.statementId, 'bank_statement'), new Date()),
    collectingSchools(),
  ]);
  return { title: t('bank.statement'), statement, schools };
}

export default function Statement() {
  const { statement, schools } = useLoaderData<typeof loader>();
  const { t } = useTranslation('money');
  const f = useFormat();
  const lng = useLng();
  const nameOf = (payee: string) => {
    const school = schools.find(({ id }) => id === payee);
    return school ? pick(lng, school.nameZh, school.nameEn) : t('bank.fiscal');
  };
  const { lines, from, to } = statement;
  const of = (status: string) => lines.filter((line) => line.status === status);
  const days = (first: string, last: string) =>
    first === last ? f.date(first, { weekday: false }) : f.dateRange(first, last);
  const sum = (rows: { amountFen: number }[]) => rows.reduce((total, { amountFen }) => total + amountFen, 0);
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/bureau/bank', label: t('bank.title') }, { label: t('bank.statement') }]}
          />
        }
        title={[nameOf(statement.payee), ...(from && to ? [days(from, to)] : [])].join(' · ')}
        lead={statement.fileName}
      />
      <StatRow>
        <Stat label={t('bank.lines')} value={f.number(lines.length)} />
        <Stat
          label={t('bank.matched')}
          value={f.number(of('matched').length)}
          hint={f.money(sum(of('matched')))}
        />
        <Stat
          label={t('bank.waiting')}
          value={f.number(of('asked').length)}
          hint={f.money(sum(of('asked')))}
          tone={of('asked').length > 0 ? 'warn' : 'neutral'}
        />
        <Stat
          label={t('bank.status.ignored')}
          value={f.number(of('ignored').length)}
          hint={f.money(sum(of('ignored')))}
        />
      </StatRow>
      <BankLines rows={lines} caption={t('bank.statement')} payee={nameOf} />
    </>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { BookText, FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLedgerWords } from '~/components/accounts/ledger-words';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { Button, buttonClass } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { Table } from '~/components/ui/table';
import { DateField } from '~/components/ui/text-fields';
import { todayInShanghai } from '~/domain/calendar';
import { ledgerQuestion } from '~/forms/bureau/ledger-question';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { trialBalance } from '~/services/accounts/trial-balance.server';

export const handle = { i18n: ['bureau', 'accounts'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'ledger.read');
  const t = await getT(request, 'accounts');
  const asked = ledgerQuestion.parse(Object.fromEntries(new URL(request.url).searchParams));
  const today = todayInShanghai(new Date());
  return { title: t('ledger.title'), today, trial: await trialBalance(asked.on ?? today) };
}

export default function Ledger() {
  const { title, today, trial } = useLoaderData<typeof loader>();
  const { t } = useTranslation('accounts');
  const f = useFormat();
  const words = useLedgerWords({});
  const on = f.date(trial.on, { weekday: false, year: true });
  return (
    <>
      <PageHead
        above={<Breadcrumbs items={[{ to: '/bureau/money', label: t('money.title') }, { label: title }]} />}
        title={title}
        lead={t('ledger.lead')}
        actions={
          <a className={buttonClass()} href={`/bureau/ledger.csv?on=${trial.on}`}>
            <FileDown aria-hidden className="size-[1.15em] shrink-0" />
            {t('ledger.csv')}
          </a>
        }
      />
      <Form method="get" className="no-print mb-5 flex flex-wrap items-end gap-3">
        <DateField name="on" label={t('ledger.on')} defaultValue={trial.on} max={today} />
        <Button type="submit">{t('ledger.show')}</Button>
      </Form>
      {trial.debitFen === 0 ? (
        <EmptyState icon={BookText} title={t('ledger.emptyTitle')}>
          {t('ledger.none')}
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          <Notice
            tone={trial.balanced ? 'done' : 'refuse'}
            title={t(trial.balanced ? 'ledger.balanced' : 'ledger.unbalanced')}
          >
            {trial.balanced && t('ledger.balancedHint', { on, amount: f.money(trial.debitFen) })}
          </Notice>
          <Table
            caption={`${t('ledger.table')} · ${on}`}
            captionShown
            rows={trial.rows}
            rowKey={({ account }) => account}
            columns={[
              {
                key: 'account',
                head: t('ledger.account'),
                rowHead: true,
                className: 'min-w-44',
                cell: ({ account }) => (
                  <>
                    <Link to={`/bureau/ledger/accounts/${account}?on=${trial.on}`} className="underline">
                      {t(`account.${account}`)}
                    </Link>
                    <span className="block font-normal text-ink-soft">{t(`accountHint.${account}`)}</span>
                  </>
                ),
              },
              {
                key: 'entries',
                head: t('ledger.entries'),
                align: 'end',
                wide: true,
                cell: ({ entries }) => f.number(entries),
              },
              {
                key: 'debit',
                head: t('ledger.debit'),
                align: 'end',
                className: 'whitespace-nowrap',
                cell: ({ debitFen }) => f.money(debitFen),
              },
              {
                key: 'credit',
                head: t('ledger.credit'),
                align: 'end',
                className: 'whitespace-nowrap',
                cell: ({ creditFen }) => f.money(creditFen),
              },
              {
                key: 'balance',
                head: t('ledger.balance'),
                align: 'end',
                className: 'whitespace-nowrap',
                cell: ({ balanceFen }) => words.balance(balanceFen),
              },
            ]}
            foot={
              <tr>
                <th scope="row" className="px-3 py-2 text-start">
                  {t('ledger.total')}
                </th>
                <td className="max-sm:hidden" />
                <td className="whitespace-nowrap px-3 py-2 text-end tabular">{f.money(trial.debitFen)}</td>
                <td className="whitespace-nowrap px-3 py-2 text-end tabular">{f.money(trial.creditFen)}</td>
                <td className="whitespace-nowrap px-3 py-2 text-end tabular">
                  {words.balance(trial.debitFen - trial.creditFen)}
                </td>
              </tr>
            }
          />
        </div>
      )}
    </>
  );
}

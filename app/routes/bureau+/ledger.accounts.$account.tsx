import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useLedgerWords } from '~/components/accounts/ledger-words';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { Pagination } from '~/components/ui/pagination';
import { Stat, StatRow } from '~/components/ui/stat';
import { Table } from '~/components/ui/table';
import { todayInShanghai } from '~/domain/calendar';
import { LEDGER_ACCOUNTS } from '~/domain/ledger/accounts';
import { NotFound } from '~/domain/refusal';
import { ledgerQuestion } from '~/forms/bureau/ledger-question';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { ledgerAccount } from '~/services/accounts/ledger-account.server';

export const handle = { i18n: ['bureau', 'accounts'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

const PER_PAGE = 50;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireCan(request, 'ledger.read');
  const account = LEDGER_ACCOUNTS.find((each) => each === params.account);
  if (!account) throw new NotFound('account');
  const asked = ledgerQuestion.parse(Object.fromEntries(new URL(request.url).searchParams));
  const t = await getT(request, 'accounts');
  const question = { account, ...asked, on: asked.on ?? todayInShanghai(new Date()), perPage: PER_PAGE };
  return { title: t(`account.${account}`), ...question, found: await ledgerAccount(question) };
}

export default function LedgerAccountPage() {
  const { title, account, party, on, page, found } = useLoaderData<typeof loader>();
  const { t } = useTranslation('accounts');
  const f = useFormat();
  const words = useLedgerWords(found.names);
  const here = (over: { party?: string | null; page?: number }) => {
    const asked = { party, page: 1, ...over };
    return `?${new URLSearchParams({
      on,
      ...(asked.party !== null && { party: asked.party }),
      ...(asked.page > 1 && { page: String(asked.page) }),
    })}`;
  };
  const hasParties = found.parties.some((each) => each.party !== '');
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: '/bureau/money', label: t('money.title') },
              { to: `/bureau/ledger?on=${on}`, label: t('ledger.title') },
              { label: title },
            ]}
          />
        }
        title={party === null ? title : `${title} · ${words.holder(account, party)}`}
        lead={t(`accountHint.${account}`)}
        actions={
          party !== null && <ButtonLink to={here({ party: null })}>{t('ledger.allParties')}</ButtonLink>
        }
      />
      <StatRow wide>
        <Stat
          label={t('ledger.balance')}
          value={words.balance(found.balanceFen)}
          hint={f.date(on, { weekday: false, year: true })}
        />
        <Stat label={t('ledger.postings')} value={f.number(found.count)} />
      </StatRow>
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[minmax(0,1fr)_18rem]">
        <div>
          <Table
            caption={t('ledger.postings')}
            rows={found.entries}
            rowKey={({ entryId, line }) => `${entryId} ${line}`}
            empty={t('ledger.none')}
            columns={[
              {
                key: 'number',
                head: t('ledger.number'),
                unbroken: true,
                rowHead: true,
                cell: ({ entryId, number }) => (
                  <Link to={`/bureau/ledger/entries/${entryId}`} className="underline tabular">
                    {number}
                  </Link>
                ),
              },
              {
                key: 'day',
                head: t('ledger.day'),
                className: 'whitespace-nowrap',
                cell: ({ day }) => f.date(day, { weekday: false, year: true }),
              },
              {
                key: 'kind',
                head: t('ledger.kind'),
                className: 'min-w-28',
                cell: ({ kind }) => t(`entry.${kind}`),
              },
              {
                key: 'party',
                head: t('ledger.party'),
                wide: true,
                className: 'min-w-28',
                cell: (row) => words.holder(account, row.party),
              },
              {
                key: 'fund',
                head: t('ledger.fund'),
                wide: true,
                className: 'min-w-28',
                cell: (row) => words.fund(row.fund),
              },
              {
                key: 'amount',
                head: t('ledger.amount'),
                align: 'end',
                className: 'whitespace-nowrap',
                cell: ({ amountFen }) => f.money(amountFen),
              },
            ]}
          />
          <Pagination
            page={page}
            pages={Math.ceil(found.count / PER_PAGE)}
            href={(to) => here({ page: to })}
          />
        </div>
        {hasParties && (
          <Table
            caption={t('ledger.parties')}
            captionShown
            rows={found.parties}
            rowKey={(row) => row.party}
            currentKey={party ?? undefined}
            columns={[
              {
                key: 'party',
                head: t('ledger.party'),
                rowHead: true,
                cell: (row) => (
                  <Link to={here({ party: row.party })} className="underline">
                    {words.holder(account, row.party)}
                  </Link>
                ),
              },
              {
                key: 'balance',
                head: t('ledger.balance'),
                align: 'end',
                className: 'whitespace-nowrap',
                cell: ({ balanceFen }) => words.balance(balanceFen),
              },
            ]}
          />
        )}
      </div>
    </>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useLedgerWords } from '~/components/accounts/ledger-words';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { Card, PageHead } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { Table } from '~/components/ui/table';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { ledgerEntry } from '~/services/accounts/ledger-entry.server';

export const handle = { i18n: ['bureau', 'accounts'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'ledger.read');
  const entry = await ledgerEntry(actor, params.entryId ?? '', new Date());
  const t = await getT(request, 'accounts');
  return { title: t('ledger.entryTitle', { number: entry.number }), entry };
}

/** Where that which an entry refers to can be seen by the bureau. */
const SEEN_AT: Record<string, (id: string) => string> = {
  offering: (id) => `/offerings/${id}`,
  settlement: (id) => `/bureau/settlements/${id}`,
  refund: () => '/bureau/refunds',
};

export default function Entry() {
  const { title, entry } = useLoaderData<typeof loader>();
  const { t } = useTranslation('accounts');
  const f = useFormat();
  const lng = useLng();
  const words = useLedgerWords(entry.names);
  const to = SEEN_AT[entry.subjectKind]?.(entry.subjectId);
  const subject = words.subject(entry.subjectKind);
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: '/bureau/money', label: t('money.title') },
              { to: '/bureau/ledger', label: t('ledger.title') },
              { label: title },
            ]}
          />
        }
        title={title}
        lead={t('ledger.entryLead')}
      />
      <Card as="section" className="mb-5">
        <DefinitionList
          items={[
            { term: t('ledger.kind'), detail: t(`entry.${entry.kind}`) },
            { term: t('ledger.day'), detail: f.date(entry.day, { year: true }) },
            { term: t('ledger.at'), detail: f.instant(entry.at) },
            {
              term: t('ledger.refersTo'),
              detail: (
                <>
                  {to ? (
                    <Link to={to} className="underline">
                      {subject}
                    </Link>
                  ) : (
                    subject
                  )}
                  <span className="block break-all text-sm text-ink-soft">{entry.subjectId}</span>
                </>
              ),
            },
          ]}
        />
      </Card>
      <Table
        caption={t('ledger.postings')}
        rows={entry.lines}
        rowKey={({ line }) => String(line)}
        columns={[
          {
            key: 'account',
            head: t('ledger.account'),
            rowHead: true,
            cell: ({ account, party }) => (
              <>
                <Link
                  to={`/bureau/ledger/accounts/${account}?${new URLSearchParams(party ? { party } : {})}`}
                  className="underline"
                >
                  {t(`account.${account}`)}
                </Link>
                {party !== '' && (
                  <span className="block font-normal text-ink-soft">{words.holder(account, party)}</span>
                )}
              </>
            ),
          },
          { key: 'fund', head: t('ledger.fund'), wide: true, cell: ({ fund }) => words.fund(fund) },
          {
            key: 'class',
            head: t('ledger.class'),
            cell: ({ offering, placeId }) =>
              offering && (
                <>
                  <Link to={`/offerings/${offering.id}`} className="underline">
                    {pick(lng, offering.titleZh, offering.titleEn)}
                  </Link>
                  <span className="block text-ink-soft">
                    {t('ledger.placeNumber', { id: placeId?.slice(-8) })}
                  </span>
                </>
              ),
          },
          {
            key: 'debit',
            head: t('ledger.debit'),
            align: 'end',
            className: 'whitespace-nowrap',
            cell: ({ amountFen }) => amountFen > 0 && f.money(amountFen),
          },
          {
            key: 'credit',
            head: t('ledger.credit'),
            align: 'end',
            className: 'whitespace-nowrap',
            cell: ({ amountFen }) => amountFen < 0 && f.money(-amountFen),
          },
        ]}
        foot={
          <tr>
            <th scope="row" className="px-3 py-2 text-start">
              {t('ledger.total')}
            </th>
            <td className="max-sm:hidden" />
            <td />
            {[1, -1].map((side) => (
              <td key={side} className="whitespace-nowrap px-3 py-2 text-end tabular">
                {f.money(entry.lines.reduce((sum, { amountFen }) => sum + Math.max(0, side * amountFen), 0))}
              </td>
            ))}
          </tr>
        }
      />
      <p className="mt-3 text-sm text-ink-soft">{t('ledger.read')}</p>
    </>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Download, Landmark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BankLines } from '~/components/bank/bank-lines';
import { StatementsTable } from '~/components/bank/statements-table';
import { UploadStatement } from '~/components/bank/upload-statement';
import { pageMeta } from '~/components/shell/page-meta';
import { buttonClass } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { bankUpload } from '~/forms/bank/statement';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { askedLines, collectingSchools, statements } from '~/services/bank/bank-page.server';
import { importStatement } from '~/services/bank/import-statement.server';
import { rosterBytesMax } from '~/services/roster/sheet.server';

export const handle = { i18n: ['money', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });
/** Names of families: not even the reader's own browser keeps the page. */
export const headers = () => ({ 'cache-control': 'private, no-store' });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'money.act');
  const now = new Date();
  const [t, asked, imported, schools] = await Promise.all([
    getT(request, 'money'),
    askedLines(actor, now),
    statements(),
    collectingSchools(),
  ]);
  return {
    title: t('bank.title'),
    asked,
    imported,
    schools,
    maxBytes: rosterBytesMax,
    now: now.toISOString(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'money.act');
  const form = await parseForm(request, bankUpload);
  if (!form.ok) return form.answer();
  const { payee, file } = form.value;
  const content = new Uint8Array(await file.arrayBuffer());
  const outcome = await importStatement(actor, { payee, name: file.name, content }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(`/bureau/bank/statements/${outcome.statementId}`, {
    tone: outcome.counts.asked > 0 ? 'warn' : 'done',
    key: 'money:flash.imported',
    params: outcome.counts,
  });
}

export default function Bank() {
  const { asked, imported, schools, maxBytes, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('money');
  const f = useFormat();
  const lng = useLng();
  const payees = [
    { value: 'fiscal', label: t('bank.fiscal') },
    ...schools.map(({ id, nameZh, nameEn }) => ({ value: id, label: pick(lng, nameZh, nameEn) })),
  ];
  const nameOf = (payee: string) => payees.find(({ value }) => value === payee)?.label ?? payee;
  return (
    <>
      <PageHead title={t('bank.title')} lead={t('bank.lead')} />
      <RefusalNotice refusals={answer?.refusals} title={t('bank.refused')} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-5">
          <h2 className="text-lg">{t('bank.asked')}</h2>
          {asked.length === 0 ? (
            <EmptyState icon={Landmark} title={t('bank.askedNone')} level={3}>
              {t('bank.askedHint')}
            </EmptyState>
          ) : (
            <>
              <p className="flex flex-wrap items-center justify-between gap-3">
                <span className="font-semibold tabular">
                  {t('bank.askedSum')} {f.money(asked.reduce((sum, { amountFen }) => sum + amountFen, 0))}
                </span>
                <a className={buttonClass({ size: 'sm' })} href="/bureau/bank.csv">
                  <Download aria-hidden className="size-[1.15em]" />
                  {t('bank.export')}
                </a>
              </p>
              <BankLines rows={asked} caption={t('bank.asked')} payee={nameOf} />
            </>
          )}
          <h2 className="text-lg">{t('bank.statements')}</h2>
          {imported.length === 0 ? (
            <EmptyState title={t('bank.statementsNone')} level={3}>
              {t('bank.statementsHint')}
            </EmptyState>
          ) : (
            <StatementsTable rows={imported} payee={nameOf} now={now} />
          )}
        </div>
        <UploadStatement payees={payees} maxBytes={maxBytes} lastResult={answer?.result} />
      </div>
    </>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FileDown, Landmark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SchoolAccountsTable } from '~/components/accounts/school-accounts-table';
import { TermSelect } from '~/components/accounts/term-select';
import { PrintButton } from '~/components/planning/print-button';
import { pageMeta } from '~/components/shell/page-meta';
import { buttonClass } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Stat, StatRow } from '~/components/ui/stat';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { schoolAccounts } from '~/services/accounts/school-accounts.server';
import { termChoice } from '~/services/accounts/term-choice.server';

export const handle = { i18n: ['school', 'accounts'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'accounts.read');
  const t = await getT(request, 'accounts');
  const now = new Date();
  const { terms, chosenId } = await termChoice(new URL(request.url).searchParams.get('term'), now);
  return {
    title: t('school.title'),
    terms,
    accounts: await schoolAccounts(actor, chosenId, now),
    now: now.toISOString(),
  };
}

export default function SchoolAccounts() {
  const { title, terms, accounts, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['accounts', 'common']);
  const f = useFormat();
  const lng = useLng();
  const { term, classes, together, total, subsidies, minimum } = accounts;
  const empty = classes.length === 0 && !together;
  const money = (fen: number | null) => (fen === null ? t('accounts:school.untold') : f.money(fen));
  return (
    <>
      <PageHead
        title={term ? `${title} · ${pick(lng, term.nameZh, term.nameEn)}` : title}
        lead={t('accounts:school.lead')}
        actions={
          !empty && (
            <>
              <a className={buttonClass()} href={`/school/accounts.csv?term=${term?.id}`}>
                <FileDown aria-hidden className="size-[1.15em] shrink-0" />
                {t('accounts:school.csv')}
              </a>
              <PrintButton />
            </>
          )
        }
      />
      <TermSelect
        terms={terms}
        chosen={term?.id}
        label={t('accounts:school.term')}
        act={t('accounts:school.show')}
      />
      {empty ? (
        <EmptyState icon={Landmark} title={t('accounts:school.emptyTitle')}>
          {t('accounts:school.empty')}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-6">
          <div>
            <StatRow wide>
              <Stat
                label={t('accounts:school.paid')}
                value={money(total.paidFen)}
                hint={t('accounts:school.paidHint')}
              />
              <Stat
                label={t('accounts:school.back')}
                value={money(total.backFen)}
                hint={t('accounts:school.backHint')}
              />
              <Stat
                label={t('accounts:school.held')}
                value={money(total.heldFen)}
                hint={t('accounts:school.heldHint')}
              />
              <Stat
                label={t('accounts:school.earned')}
                value={money(total.earnedFen)}
                hint={t('accounts:school.earnedHint')}
              />
              <Stat
                label={t('accounts:school.service')}
                value={money(total.serviceFen)}
                hint={t('accounts:school.serviceHint')}
              />
              <Stat
                label={t('accounts:school.county')}
                value={f.money(total.countyFen)}
                hint={t('accounts:school.countyHint')}
              />
            </StatRow>
            <p className="text-sm text-ink-soft">
              {total.paidFen === null && `${t('accounts:school.few', { minimum })} `}
              {t('accounts:school.note')} {t('common:table.asOf', { when: f.instant(now, new Date(now)) })}
            </p>
          </div>
          <SchoolAccountsTable classes={classes} together={together} total={total} minimum={minimum} />
          <Card as="section" title={t('accounts:school.subsidies')}>
            <p>
              {subsidies === null
                ? t('accounts:school.subsidiesFew', { minimum })
                : subsidies.children === 0
                  ? t('accounts:school.subsidiesNone')
                  : t('accounts:school.subsidiesText', {
                      amount: f.money(subsidies.fen),
                      count: subsidies.children,
                    })}
            </p>
          </Card>
        </div>
      )}
    </>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FamilyPlace, FamilyStats } from '~/components/accounts/family-place';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { paymentsPage } from '~/services/payments/queries.server';

export const handle = { i18n: ['parent', 'codes', 'accounts', 'money'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'payments.read');
  const t = await getT(request, 'parent');
  return { title: t('payments.title'), ...(await paymentsPage(actor)), now: new Date().toISOString() };
}

export default function Payments() {
  const { terms, sums, programmes, credit, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['parent', 'accounts']);
  const f = useFormat();
  const lng = useLng();
  const title = t('parent:payments.title');
  return (
    <div className="pb-10">
      <PageHead
        above={<Breadcrumbs items={[{ to: '/parent', label: t('parent:home.title') }, { label: title }]} />}
        title={title}
        lead={t('accounts:family.lead')}
        actions={
          terms.length > 0 && (
            <ButtonLink to="/parent/statement" icon={ReceiptText}>
              {t('accounts:family.statement')}
            </ButtonLink>
          )
        }
      />
      {credit.map(({ payee, leftFen, schoolZh, schoolEn }) => (
        <Notice
          key={payee}
          tone="info"
          className="mb-4"
          title={t('accounts:family.credit', { amount: f.money(leftFen) })}
        >
          {t('accounts:family.creditHint', {
            payee: pick(lng, schoolZh, schoolEn) || t('accounts:family.fiscal'),
          })}
        </Notice>
      ))}
      {terms.length === 0 ? (
        <EmptyState
          icon={ReceiptText}
          title={t('parent:payments.empty')}
          action={<ButtonLink to="/">{t('parent:ask.other')}</ButtonLink>}
        >
          {t('parent:payments.emptyHint')}
        </EmptyState>
      ) : (
        <>
          <FamilyStats sums={sums} />
          {terms.map((term) => (
            <section key={term.id} aria-labelledby={`term-${term.id}`} className="mb-8 grid gap-4">
              <h2 id={`term-${term.id}`} className="text-xl">
                {pick(lng, term.nameZh, term.nameEn)}
              </h2>
              {term.children.map((child) => (
                <div key={child.id} className="grid gap-3">
                  <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                    <span className="font-semibold">{child.name}</span>
                    <span className="text-sm text-ink-soft tabular">
                      {t('accounts:family.childLine', {
                        paid: f.money(child.sums.paidFen),
                        county: f.money(child.sums.countyFen),
                        back: f.money(child.sums.goneFen + child.sums.onWayFen),
                      })}
                    </span>
                  </p>
                  <ul className="grid items-start gap-4 md:grid-cols-2">
                    {child.places.map((place) => (
                      <FamilyPlace key={place.enrollmentId} place={place} programmes={programmes} now={now} />
                    ))}
                  </ul>
                </div>
              ))}
            </section>
          ))}
        </>
      )}
    </div>
  );
}

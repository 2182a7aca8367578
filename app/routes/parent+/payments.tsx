import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PaymentLines } from '~/components/payment/payment-card';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Stat, StatRow } from '~/components/ui/stat';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { paymentsPage } from '~/services/payments/queries.server';

export const handle = { i18n: ['parent', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'payments.read');
  const t = await getT(request, 'parent');
  return { title: t('payments.title'), ...(await paymentsPage(actor)), now: new Date().toISOString() };
}

export default function Payments() {
  const { payments, paidFen, refundedFen, underWayFen, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation('parent');
  const f = useFormat();
  const lng = useLng();
  return (
    <div className="pb-10">
      <PageHead
        above={
          <Breadcrumbs items={[{ to: '/parent', label: t('home.title') }, { label: t('payments.title') }]} />
        }
        title={t('payments.title')}
        lead={t('payments.lead')}
      />
      {payments.length === 0 ? (
        <EmptyState
          icon={ReceiptText}
          title={t('payments.empty')}
          action={<ButtonLink to="/">{t('ask.other')}</ButtonLink>}
        >
          {t('payments.emptyHint')}
        </EmptyState>
      ) : (
        <>
          <StatRow>
            <Stat label={t('payments.paid')} value={f.money(paidFen)} />
            <Stat label={t('payments.refunded')} value={f.money(refundedFen)} />
            {underWayFen > 0 && <Stat label={t('payments.underWay')} value={f.money(underWayFen)} />}
          </StatRow>
          <ul className="grid gap-4 md:grid-cols-2">
            {payments.map((payment) => (
              <Card
                as="li"
                key={payment.id}
                title={pick(lng, payment.titleZh, payment.titleEn)}
                footer={
                  <ButtonLink to={`/parent/enrollments/${payment.enrollmentId}`} size="sm" variant="quiet">
                    {t('hold.see')}
                  </ButtonLink>
                }
              >
                <p className="text-ink-soft">
                  {payment.childName} · {pick(lng, payment.schoolZh, payment.schoolEn)}
                </p>
                <PaymentLines payment={payment} now={now} />
              </Card>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FileDown, ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StatementRows } from '~/components/settlement/statement-rows';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { buttonClass } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Tabs } from '~/components/ui/tabs';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { familyStatement } from '~/services/statements/family.server';

export const handle = { i18n: ['parent', 'documents', 'settlement'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'payments.read');
  const term = new URL(request.url).searchParams.get('term');
  const [t, statements] = await Promise.all([getT(request, 'documents'), familyStatement(actor, term)]);
  return { title: t('statement.title'), ...statements, now: new Date().toISOString() };
}

export default function TermStatement() {
  const { title, terms, statement, programmes, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['parent', 'documents', 'settlement']);
  const f = useFormat();
  const lng = useLng();
  return (
    <div className="pb-10">
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: '/parent', label: t('parent:home.title') },
              { to: '/parent/payments', label: t('parent:payments.title') },
              { label: title },
            ]}
          />
        }
        title={title}
        lead={t('documents:statement.note')}
        actions={
          statement && (
            <a className={buttonClass()} href={`/parent/statement.pdf?term=${statement.term.id}`}>
              <FileDown aria-hidden className="size-[1.15em]" />
              {t('settlement:family.pdf')}
            </a>
          )
        }
      />
      {terms.length > 1 && (
        <Tabs
          label={t('documents:statement.term')}
          items={terms.map(({ id, nameZh, nameEn }) => ({
            to: `/parent/statement?term=${id}`,
            label: pick(lng, nameZh, nameEn),
            current: id === statement?.term.id,
          }))}
        />
      )}
      {!statement ? (
        <EmptyState icon={ReceiptText} title={t('settlement:family.empty')}>
          {t('settlement:family.emptyHint')}
        </EmptyState>
      ) : (
        <div className="grid gap-8">
          {statement.children.map((child) => (
            <section key={child.id} aria-labelledby={`child-${child.id}`} className="grid gap-4">
              <h2 id={`child-${child.id}`} className="text-xl">
                {child.name}
              </h2>
              <ul className="grid items-start gap-4 md:grid-cols-2">
                {child.places.map((place) => (
                  <Card
                    as="li"
                    level={3}
                    key={place.enrollmentId}
                    title={pick(lng, place.titleZh, place.titleEn)}
                  >
                    <p className="text-sm text-ink-soft">{pick(lng, place.schoolZh, place.schoolEn)}</p>
                    <StatementRows rows={place.rows} programmes={programmes} />
                    {place.receipts.length > 0 && (
                      <ul className="grid gap-1 border-t border-line pt-3 text-sm">
                        {place.receipts.map(({ paymentId, amountFen, paidAt }) => (
                          <li key={paymentId}>
                            <a href={`/parent/payments/${paymentId}/receipt.pdf`}>
                              {t('settlement:family.receipt', {
                                amount: f.money(amountFen),
                                when: f.instant(paidAt, new Date(now)),
                              })}
                            </a>
                          </li>
                        ))}
                      </ul>
                    )}
                  </Card>
                ))}
              </ul>
              {child.places.length > 1 && (
                <Card level={3} title={t('documents:statement.sum', { child: child.name })}>
                  <StatementRows rows={child.sum} programmes={programmes} />
                </Card>
              )}
            </section>
          ))}
          <Card title={t('documents:statement.total')}>
            <StatementRows rows={statement.total} programmes={programmes} />
          </Card>
        </div>
      )}
    </div>
  );
}

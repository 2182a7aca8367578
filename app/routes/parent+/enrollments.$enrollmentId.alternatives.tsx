import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { OfferingCards } from '~/components/offering/offering-card';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { idOf } from '~/domain/id';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { alternatives } from '~/services/formation/alternatives.server';

export const handle = { i18n: ['parent', 'public', 'formation', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** What else is free for a child whose class does not take place. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'enrollment.write');
  const id = idOf(params.enrollmentId, 'enrollment');
  const t = await getT(request, 'formation');
  return { title: t('others.title'), others: await alternatives(actor, id, new Date()) };
}

export default function OtherClasses() {
  const { title, others } = useLoaderData<typeof loader>();
  const { t } = useTranslation('formation');
  const lng = useLng();
  const { child, cards, status, endReason, enrollmentId } = others;
  const words = { child: child.name, course: pick(lng, others.course.titleZh, others.course.titleEn) };
  const live = status === 'held' || status === 'confirmed';
  const gone = endReason === 'school' || endReason === 'provider';
  const lead = live ? 'leadLive' : endReason === 'merged' ? 'leadMerged' : gone ? 'lead' : 'leadOther';
  return (
    <div className="grid gap-4 pb-10">
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: `/parent/enrollments/${enrollmentId}`, label: words.course }, { label: title }]}
          />
        }
        title={title}
        lead={t(`others.${lead}`, words)}
      />
      {others.paid && (gone || endReason === 'merged') && (
        <Notice
          tone="info"
          title={t('others.money')}
          actions={<ButtonLink to="/parent/payments">{t('others.toPayments')}</ButtonLink>}
        >
          {t('others.moneyBody')}
        </Notice>
      )}
      {cards.length === 0 ? (
        <EmptyState
          icon={Search}
          title={t('others.emptyTitle', words)}
          action={<ButtonLink to="/">{t('others.all')}</ButtonLink>}
        >
          {t('others.empty')}
        </EmptyState>
      ) : (
        <>
          <OfferingCards cards={cards} child={child} />
          <div>
            <ButtonLink to="/">{t('others.all')}</ButtonLink>
          </div>
        </>
      )}
    </div>
  );
}

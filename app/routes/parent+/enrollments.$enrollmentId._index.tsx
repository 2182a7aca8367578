import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ReceiptLink } from '~/components/accounts/receipt-link';
import { ClassFacts, LessonDates } from '~/components/enrollment/class-facts';
import { PlaceActions } from '~/components/enrollment/place-actions';
import { MoneyOfPlace, PriceOfPlace } from '~/components/enrollment/place-money';
import { PlaceStatus } from '~/components/enrollment/place-status';
import { OpenDifference } from '~/components/payment/open-difference';
import { PaymentLines } from '~/components/payment/payment-card';
import { TransferWait } from '~/components/payment/transfer-wait';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { minuteNowInShanghai, todayInShanghai } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import { OWING_ENROLLMENT_STATUSES, PUBLIC_OFFERING_STATUSES } from '~/domain/states';
import { requireCan } from '~/http/actor.server';
import { getLocale } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { type PlacePage, placePage } from '~/services/enrollment/place-page.server';
import { refreshPlace } from '~/services/payments/refresh-place.server';
import { waysToPay } from '~/services/payments/ways-to-pay.server';

export const handle = { i18n: ['parent', 'codes', 'accounts', 'money'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** Whoever comes back from the pay page, or waits for an ending, sees the truth and not what was heard last. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'enrollment.write');
  const id = idOf(params.enrollmentId, 'enrollment');
  const now = new Date();
  let place = await placePage(actor, id, now);
  const returned = new URL(request.url).searchParams.get('from') === 'payment';
  const waiting = place.payments.some(({ status }) => status === 'open' || status === 'processing');
  const live = place.status === 'held' || place.status === 'confirmed';
  if (live && (place.lapsed || (waiting && returned) || moneyOf(place) === 'settling')) {
    await refreshPlace(actor, id, now);
    place = await placePage(actor, id, new Date());
  }
  return {
    title: pick(await getLocale(request), place.offering.titleZh, place.offering.titleEn),
    place,
    money: moneyOf(place),
    ways: await waysToPay(actor, id, now),
    today: todayInShanghai(now),
    minute: minuteNowInShanghai(now),
    now: now.toISOString(),
  };
}

function moneyOf({ payments }: Pick<PlacePage, 'payments'>): 'none' | 'open' | 'settling' | 'failed' {
  switch (payments.at(-1)?.status) {
    case 'open':
      return 'open';
    case 'processing':
      return 'settling';
    case 'failed':
      return 'failed';
    default:
      return 'none';
  }
}

export default function Place() {
  const { place, money, ways, today, minute, now } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const { t } = useTranslation(['parent', 'codes', 'accounts']);
  const f = useFormat();
  const lng = useLng();
  const { offering, quote, cancellation } = place;
  const running = offering.lessons.filter(({ status }) => status !== 'canceled');
  const next = running.find(
    (lesson) => lesson.date > today || (lesson.date === today && lesson.startMinute > minute),
  );
  const where =
    (next && pick(lng, next.roomZh, next.roomEn)) || pick(lng, offering.schoolZh, offering.schoolEn);
  const when = next && `${f.date(next.date)} ${f.times(next.startMinute, next.endMinute)}`;
  const paid = place.payments.filter(({ status }) => status === 'paid' || status === 'processing');
  return (
    <div className="mx-auto grid max-w-2xl gap-4 pb-10">
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: '/parent', label: t('parent:home.title') },
              { label: t('parent:place.forChild', { child: place.child.name }) },
            ]}
          />
        }
        title={pick(lng, offering.titleZh, offering.titleEn)}
        actions={<StatusBadge state={place.status}>{t(`codes:enrollment.${place.status}`)}</StatusBadge>}
      />
      <PlaceStatus
        place={{
          ...place,
          dueFen: place.account.family.openFen,
          offeringId: offering.id,
          classGone: !PUBLIC_OFFERING_STATUSES.includes(offering.status),
        }}
        money={money}
        returned={search.get('from') === 'payment'}
        nextLesson={when ? { when, where, first: next === running[0] } : null}
      />
      {place.status === 'held' && !place.lapsed && ways.transfer && ways.openFen > 0 && (
        <TransferWait transfer={ways.transfer} openFen={ways.openFen} />
      )}
      {OWING_ENROLLMENT_STATUSES.includes(place.status) && ways.openFen > 0 && place.mayAct && (
        <OpenDifference
          enrollmentId={place.id}
          openFen={ways.openFen}
          creditFen={ways.creditFen}
          settling={money === 'settling'}
          over={place.status !== 'confirmed'}
        />
      )}
      <Card as="section" title={t('parent:place.facts')}>
        <DefinitionList
          items={[
            { term: t('parent:place.child'), detail: place.child.name },
            { term: t('parent:place.at'), detail: f.instant(place.createdAt, new Date(now)) },
          ]}
        />
        <ClassFacts view={offering} />
        <LessonDates lessons={offering.lessons} />
        {place.mayAct && place.status === 'confirmed' && next && (
          <div>
            <ButtonLink to={`/parent/enrollments/${place.id}/leave`}>{t('parent:place.leave')}</ButtonLink>
          </div>
        )}
      </Card>
      <PriceOfPlace
        quote={quote}
        revisions={place.revisions}
        programmes={place.programmes}
        held={place.status === 'held'}
      />
      <MoneyOfPlace account={place.account} programmes={place.programmes} />
      {paid.length > 0 && (
        <Card as="section" title={t('accounts:place.payments')}>
          {paid.map((payment) => (
            <div
              key={payment.id}
              className="grid gap-2 border-t border-line pt-3 first:border-t-0 first:pt-0"
            >
              <PaymentLines payment={payment} now={now} />
              <ReceiptLink payment={payment} />
            </div>
          ))}
        </Card>
      )}
      <PlaceActions
        place={place}
        offeringId={offering.id}
        cancelable={cancellation.kind === 'allowed'}
        settling={money === 'settling'}
        creditFen={place.creditFen}
        transferAsked={ways.transfer !== null}
        lessonsToCome={next !== undefined}
      />
    </div>
  );
}

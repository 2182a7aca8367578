import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ListingApplicationView } from '~/components/bureau/listing-application';
import { ListingDecisionPanel } from '~/components/bureau/listing-decision';
import { ListingItems } from '~/components/listing/listing-items';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge, toneOfState } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { Card, PageHead } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { Timeline } from '~/components/ui/timeline';
import { can } from '~/domain/access/actor';
import { addDays, todayInShanghai } from '~/domain/calendar';
import { idOf } from '~/domain/id';
import { listingActs } from '~/domain/listing/states';
import { listingDecision } from '~/forms/bureau/decisions';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { decideListing } from '~/services/listing/decide.server';
import { listingForReview } from '~/services/listing/queue.server';

export const handle = { i18n: ['bureau', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'listing.read');
  const now = new Date();
  const listing = await listingForReview(idOf(params.listingId, 'listing'), now);
  const t = await getT(request, 'bureau');
  const today = todayInShanghai(now);
  return {
    title: t('listings.one', { provider: pick(t('lng'), listing.provider.nameZh, listing.provider.nameEn) }),
    listing,
    acts: can(actor, 'listing.decide')
      ? listingActs(listing.status).filter((act) => act !== 'submit' && act !== 'expire')
      : [],
    // What an officer most often means: a week of notice, then a year.
    suggested: {
      noticeFrom: today,
      noticeTo: addDays(today, 7),
      validFrom: addDays(today, 7),
      validTo: addDays(today, 371),
    },
    now: now.toISOString(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'listing.decide');
  const listingId = idOf(params.listingId, 'listing');
  await listingForReview(listingId, new Date());
  const form = await parseForm(request, listingDecision);
  if (!form.ok) return form.answer();
  const outcome = await decideListing(actor, { ...form.value, listingId }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(`/bureau/listings/${listingId}`, {
    tone: 'done',
    key: `bureau:flash.listing.${outcome.status}`,
  });
}

export default function ListingReview() {
  const { listing, acts, suggested, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['bureau', 'codes']);
  const f = useFormat();
  const lng = useLng();
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: `/bureau/listings?state=${listing.status}`, label: t('bureau:listings.title') },
              { label: pick(lng, listing.provider.nameZh, listing.provider.nameEn) },
            ]}
          />
        }
        title={pick(lng, listing.provider.nameZh, listing.provider.nameEn)}
        lead={t(`codes:providerKind.${listing.provider.kind}`)}
        actions={<StatusBadge state={listing.status}>{t(`codes:listing.${listing.status}`)}</StatusBadge>}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('bureau:refused')} />
      <div className="mt-4 grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-5">
          <Card as="section" title={t('bureau:listings.machine')}>
            {listing.items.length === 0 ? (
              <Notice tone="done">{t('bureau:listings.machineClear')}</Notice>
            ) : (
              <ListingItems items={listing.items} />
            )}
          </Card>
          <ListingApplicationView listing={listing} />
        </div>
        <div className="grid gap-5 xl:sticky xl:top-4">
          {acts.length > 0 && (
            <ListingDecisionPanel
              acts={acts}
              applied={listing.categories}
              suggested={suggested}
              lastResult={answer?.result}
            />
          )}
          <Card as="section" title={t('bureau:history')}>
            {listing.history.length === 0 ? (
              <p className="text-ink-soft">{t('bureau:historyEmpty')}</p>
            ) : (
              <Timeline
                items={listing.history.map((step) => ({
                  key: step.id,
                  when: f.instant(step.at, new Date(now)),
                  title: t(`codes:listing.${step.toStatus}`),
                  detail: [step.by, step.reason].filter(Boolean).join(t('bureau:colon')),
                  tone: toneOfState(step.toStatus),
                }))}
              />
            )}
          </Card>
        </div>
      </div>
    </>
  );
}

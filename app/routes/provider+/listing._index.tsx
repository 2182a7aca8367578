import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { FilePlus2, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { History } from '~/components/provider/history';
import { ListingStanding } from '~/components/provider/listing-standing';
import { useListingTasks } from '~/components/provider/listing-tasks';
import { TaskList } from '~/components/provider/task-list';
import { pageMeta } from '~/components/shell/page-meta';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { ownListing } from '~/services/listing/own.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'listing.apply');
  const t = await getT(request, 'provider');
  return { title: t('listing.title'), listing: await ownListing(actor, new Date()) };
}

export default function Listing() {
  const { title, listing } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['provider', 'codes']);
  const tasks = useListingTasks(listing);
  const { application, inForce, writable, profile } = listing;
  // A school's own courses need no listing (P1).
  const start = !application && (inForce || profile.kind !== 'school') && (
    <Form method="post" action="/provider/listing/application">
      <SubmitButton icon={FilePlus2} formAction="/provider/listing/application">
        {inForce ? t('provider:listing.renew') : t('provider:listing.start')}
      </SubmitButton>
    </Form>
  );
  return (
    <>
      <PageHead title={title} lead={t('provider:listing.lead')} />
      {profile.kind === 'school' && (
        <Notice tone="info" title={t('provider:listing.schoolTitle')} className="mb-5">
          {t('provider:listing.schoolWhy')}
        </Notice>
      )}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-5">
          <Card as="section" title={t('provider:listing.standing')}>
            <ListingStanding
              standing={listing}
              actions={
                writable ? (
                  <ButtonLink to="/provider/listing/submission" variant="primary" icon={Send}>
                    {application?.status === 'returned'
                      ? t('provider:listing.resubmit')
                      : t('provider:listing.submit')}
                  </ButtonLink>
                ) : (
                  start
                )
              }
            />
          </Card>
          {(application || inForce) && (
            <section className="grid gap-3">
              <h2 className="text-lg">{t('provider:listing.parts')}</h2>
              <p className="text-ink-soft">{t('provider:listing.partsHint')}</p>
              <TaskList tasks={tasks} />
            </section>
          )}
        </div>
        <Card as="section" title={t('provider:history.title')}>
          <History
            steps={listing.history.map((step) => ({
              id: step.id,
              at: step.at,
              title: t(`codes:listing.${step.toStatus}`),
              state: step.toStatus,
              detail: step.reason,
            }))}
          />
        </Card>
      </div>
    </>
  );
}

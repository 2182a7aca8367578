import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useListingTasks } from '~/components/provider/listing-tasks';
import { TaskList } from '~/components/provider/task-list';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { hasBlockingItems } from '~/domain/listing/missing';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { getT } from '~/http/locale.server';
import { ownListing } from '~/services/listing/own.server';
import { submitListing } from '~/services/listing/submit.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'listing.apply');
  const t = await getT(request, 'provider');
  const listing = await ownListing(actor, new Date());
  if (!listing.writable) throw redirect('/provider/listing');
  return { title: t('listing.submit'), listing };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'listing.apply');
  const outcome = await submitListing(actor, new Date());
  if (outcome.kind === 'refused') return data({ refusals: outcome.refusals }, { status: 422 });
  return redirectWithFlash('/provider/listing', { tone: 'done', key: 'provider:flash.applicationSent' });
}

export default function Submission() {
  const { title, listing } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['provider', 'common']);
  const tasks = useListingTasks(listing);
  const open = listing.items.filter((item) => hasBlockingItems([item])).length + listing.gaps.length;
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/provider/listing', label: t('provider:listing.title') }, { label: title }]}
          />
        }
        title={title}
        lead={open > 0 ? t('provider:listing.notReady', { count: open }) : t('provider:listing.ready')}
      />
      <div className="grid max-w-3xl gap-5">
        <RefusalNotice refusals={answer?.refusals} />
        <TaskList tasks={tasks} />
        <Card as="section" title={t('provider:listing.whatNext')}>
          <ol className="grid list-decimal gap-1 ps-5">
            <li>{t('provider:listing.nextSteps.review')}</li>
            <li>{t('provider:listing.nextSteps.notice')}</li>
            <li>{t('provider:listing.nextSteps.listed')}</li>
          </ol>
          <Form method="post" className="flex flex-wrap gap-2">
            {open === 0 && <SubmitButton icon={Send}>{t('provider:listing.sendNow')}</SubmitButton>}
            <ButtonLink to="/provider/listing">{t('common:action.back')}</ButtonLink>
          </Form>
        </Card>
      </div>
    </>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FeedAddress } from '~/components/child/feed-address';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { CheckboxField } from '~/components/ui/choice-fields';
import { feedForm } from '~/forms/parent/feed';
import { requireCan } from '~/http/actor.server';
import { env } from '~/http/env.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { createFeed } from '~/services/calendar-feed/create.server';
import { liveFeed } from '~/services/calendar-feed/queries.server';
import { revokeFeed } from '~/services/calendar-feed/revoke.server';

export const handle = { i18n: ['parent'] };
export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  pageMeta(matches, { title: page?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'calendar_feed.manage');
  const t = await getT(request, 'parent');
  return { title: t('calendar.title'), feed: await liveFeed(actor), now: new Date().toISOString() };
}

/** The address is in the answer to this one POST and nowhere else: we keep its hash only. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'calendar_feed.manage');
  const form = await parseForm(request, feedForm);
  if (!form.ok) return data({ url: null }, { status: 422 });
  if (form.value.act === 'revoke') {
    await revokeFeed(actor, new Date());
    return redirectWithFlash('/parent/calendar', { tone: 'done', key: 'parent:flash.feedRevoked' });
  }
  const { token } = await createFeed(actor, { withNames: form.value.withNames }, new Date());
  const url = `${env().BASE_URL}/calendar/${token}.ics`;
  return data({ url }, { headers: { 'cache-control': 'no-store' } });
}

export default function Calendar() {
  const { feed, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('parent');
  const f = useFormat();
  return (
    <div className="mx-auto grid max-w-xl gap-4 pb-10">
      <PageHead
        above={
          <Breadcrumbs items={[{ to: '/parent', label: t('home.title') }, { label: t('calendar.title') }]} />
        }
        title={t('calendar.title')}
        lead={t('calendar.lead')}
      />
      {answer?.url && <FeedAddress url={answer.url} />}
      {feed && !answer?.url && (
        <Card as="section" title={t('calendar.exists')}>
          <p>{t('calendar.existsBody', { when: f.instant(feed.createdAt, new Date(now)) })}</p>
          <p>{t(feed.withNames ? 'calendar.existsNames' : 'calendar.existsNoNames')}</p>
        </Card>
      )}
      <Card as="section" title={feed ? t('calendar.recreate') : t('calendar.none')}>
        <p className="text-ink-soft">{t(feed ? 'calendar.recreateHint' : 'calendar.noneBody')}</p>
        <Form method="post" className="grid gap-3">
          <CheckboxField
            name="withNames"
            label={t('calendar.withNames')}
            hint={t('calendar.withNamesHint')}
            defaultValue={feed?.withNames ? 'on' : undefined}
          />
          <SubmitButton name="act" value="create" variant={feed ? 'secondary' : 'primary'}>
            {t(feed ? 'calendar.recreate' : 'calendar.create')}
          </SubmitButton>
        </Form>
      </Card>
      {feed && (
        <Form method="post">
          <SubmitButton name="act" value="revoke" variant="danger">
            {t('calendar.revoke')}
          </SubmitButton>
        </Form>
      )}
      <Card as="section" title={t('calendar.how')}>
        <p>{t('calendar.howIphone')}</p>
        <p>{t('calendar.howAndroid')}</p>
      </Card>
    </div>
  );
}

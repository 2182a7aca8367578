import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormPage } from '~/components/provider/form-page';
import { pageMeta } from '~/components/shell/page-meta';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { getLocale, getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat } from '~/i18n/use-format';
import { commitDraw } from '~/services/draw/commit.server';
import { deskDraw } from '~/services/draw/queries.server';

export const handle = { i18n: ['draw', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireCan(request, 'draw.hold');
  const now = new Date();
  const lng = await getLocale(request);
  const [t, draw] = await Promise.all([getT(lng, 'draw'), deskDraw(params.drawId ?? '', now)]);
  // Held already, or not there yet: nothing to look at twice.
  if (draw.stage !== 'frozen') throw redirect(`/bureau/draws/${draw.id}`);
  return {
    title: t('bureau.hold.title'),
    name: pick(lng, draw.nameZh, draw.nameEn),
    id: draw.id,
    applicants: draw.applicants,
    places: draw.classRows.reduce((sum, { capacity }) => sum + capacity, 0),
    payUntil: draw.payUntil,
    now: now.toISOString(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'draw.hold');
  const now = new Date();
  const { id: drawId } = await deskDraw(params.drawId ?? '', now);
  const outcome = await commitDraw(actor, { drawId }, now);
  if (outcome.kind === 'refused') return data({ refusals: outcome.refusals }, { status: 422 });
  return redirectWithFlash(`/bureau/draws/${drawId}`, { tone: 'done', key: 'draw:bureau.flash.held' });
}

export default function HoldDraw() {
  const { title, name, id, applicants, places, payUntil, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('draw');
  const f = useFormat();
  return (
    <FormPage
      title={title}
      lead={t('bureau.hold.lead')}
      back={[
        { to: '/bureau/draws', label: t('bureau.title') },
        { to: `/bureau/draws/${id}`, label: name },
      ]}
    >
      <RefusalNotice refusals={answer?.refusals} title={t('bureau.refused')} />
      <Card title={name}>
        <ul className="grid list-disc gap-2 ps-5">
          {applicants === 0 ? (
            <li>{t('bureau.hold.nobody', { places: f.number(places) })}</li>
          ) : (
            <>
              <li>
                {t('bureau.hold.point1', { applicants: f.number(applicants), places: f.number(places) })}
              </li>
              <li>{t('bureau.hold.point2', { until: f.instant(payUntil, new Date(now)) })}</li>
              <li>{t('bureau.hold.point3')}</li>
            </>
          )}
        </ul>
        <Form method="post" className="mt-2 flex flex-wrap gap-3">
          <SubmitButton variant="danger">{t('bureau.hold.button')}</SubmitButton>
          <ButtonLink to={`/bureau/draws/${id}`} variant="quiet">
            {t('bureau.hold.back')}
          </ButtonLink>
        </Form>
      </Card>
    </FormPage>
  );
}

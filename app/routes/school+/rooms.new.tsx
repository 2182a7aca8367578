import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { RoomForm } from '~/components/room/room-form';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { Card, PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { roomForm } from '~/forms/school/room';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { addRoom } from '~/services/rooms/add.server';

export const handle = { i18n: ['school', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'rooms.manage');
  const t = await getT(request, 'school');
  return { title: t('rooms.addTitle') };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'rooms.manage');
  const form = await parseForm(request, roomForm);
  if (!form.ok) return form.answer();
  const { seats = null, ...room } = form.value;
  const outcome = await addRoom(actor, { ...room, seats }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash('/school/rooms', { tone: 'done', key: 'school:flash.roomAdded' });
}

export default function NewRoom() {
  const { title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('school');
  return (
    <>
      <PageHead
        above={<Breadcrumbs items={[{ to: '/school/rooms', label: t('rooms.title') }, { label: title }]} />}
        title={title}
        lead={t('rooms.addLead')}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      <Card className="max-w-4xl">
        <RoomForm lastResult={answer?.result} button={t('rooms.add')} />
      </Card>
    </>
  );
}

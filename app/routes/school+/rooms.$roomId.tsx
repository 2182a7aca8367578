import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Closures } from '~/components/room/closures';
import { RoomForm } from '~/components/room/room-form';
import { useRoomWords } from '~/components/room/room-words';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import type { Actor } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { roomAct } from '~/forms/school/room';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale, getT } from '~/http/locale.server';
import type { Lng } from '~/i18n/config';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { closeRoom, liftClosure } from '~/services/rooms/close.server';
import { editRoom } from '~/services/rooms/edit.server';
import { roomHere } from '~/services/rooms/queries.server';
import { retireRoom } from '~/services/rooms/retire.server';

export const handle = { i18n: ['school', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'rooms.manage');
  const now = new Date();
  const room = await roomHere(actor, params.roomId ?? '', now);
  const t = await getT(request, 'school');
  return { title: pick(t('lng'), room.nameZh, room.nameEn), room, today: todayInShanghai(now) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'rooms.manage');
  const roomId = params.roomId ?? '';
  const form = await parseForm(request, roomAct);
  if (!form.ok) return form.answer();
  const { flash, outcome } = await act(
    actor,
    { roomId, lng: await getLocale(request) },
    form.value,
    new Date(),
  );
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(`/school/rooms/${roomId}`, { tone: 'done', key: `school:flash.${flash}` });
}

async function act(
  actor: Actor,
  at: { roomId: string; lng: Lng },
  value: (typeof roomAct)['_output'],
  now: Date,
) {
  switch (value.act) {
    case 'edit': {
      const { act: _, seats = null, ...room } = value;
      return { flash: 'roomSaved', outcome: await editRoom(actor, { ...room, seats, ...at }, now) };
    }
    case 'close':
      return { flash: 'roomClosed', outcome: await closeRoom(actor, { ...value, ...at }, now) };
    case 'lift':
      return { flash: 'closureLifted', outcome: await liftClosure(actor, { ...value, ...at }, now) };
    case 'retire':
      return { flash: 'roomRetired', outcome: await retireRoom(actor, { ...at, retire: true }, now) };
    case 'return':
      return { flash: 'roomReturned', outcome: await retireRoom(actor, { ...at, retire: false }, now) };
  }
}

export default function RoomPage() {
  const { title, room, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('school');
  const f = useFormat();
  const lng = useLng();
  const words = useRoomWords();
  const pressed = answer?.result.initialValue?.act;
  const resultOf = (each: string) => (pressed === each ? answer?.result : undefined);
  return (
    <>
      <PageHead
        above={<Breadcrumbs items={[{ to: '/school/rooms', label: t('rooms.title') }, { label: title }]} />}
        title={title}
        lead={words(room)}
        actions={room.retired && <Badge>{t('rooms.retired')}</Badge>}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      <div className="mt-4 grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <Card as="section" title={t('rooms.edit')}>
          <RoomForm
            key={room.id}
            room={room}
            act="edit"
            lastResult={resultOf('edit')}
            button={t('pupil.save')}
          />
        </Card>
        <div className="grid gap-5">
          <Closures
            key={room.closures.length}
            closures={room.closures}
            today={today}
            lastResult={resultOf('close')}
          />
          <Card as="section" title={t('rooms.classes')}>
            {room.classes.length === 0 ? (
              <p className="text-ink-soft">{t('rooms.classesNone')}</p>
            ) : (
              <ul className="divide-y divide-line">
                {room.classes.map((each) => (
                  <li key={each.id} className="py-2">
                    <Link to={`/school/offerings/${each.id}`}>{pick(lng, each.titleZh, each.titleEn)}</Link>
                    <span className="block text-sm text-ink-soft">
                      {t('rooms.classNext', { date: f.date(each.next), count: each.lessons })}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Card>
          <Card as="section" title={room.retired ? t('rooms.return') : t('rooms.retire')}>
            <p className="text-sm text-ink-soft">
              {room.retired ? t('rooms.returnHint') : t('rooms.retireHint')}
            </p>
            <Form method="post">
              <SubmitButton
                name="act"
                value={room.retired ? 'return' : 'retire'}
                variant={room.retired ? 'secondary' : 'danger'}
              >
                {room.retired ? t('rooms.return') : t('rooms.retire')}
              </SubmitButton>
            </Form>
          </Card>
        </div>
      </div>
    </>
  );
}

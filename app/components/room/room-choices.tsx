import { Form, useSubmit } from '@remix-run/react';
import { GripVertical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { SubmitButton } from '~/components/ui/button';
import { Disclosure } from '~/components/ui/disclosure';
import { Notice } from '~/components/ui/notice';
import { useRefusalText } from '~/components/ui/refusal-notice';
import type { DatedTime } from '~/domain/planning/times';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import type { BoardChoice, BoardRoom, BoardWeek } from './board-facts';
import { DRAGGED_REQUEST, RoomBoard } from './room-board';

interface RoomChoicesProps {
  request: { id: string; status: string; roomId: string | null; lessons: readonly DatedTime[] };
  title: string;
  week: BoardWeek;
  /** Best first. */
  choices: readonly BoardChoice[];
}

/** Every room for a request in its week: those that fit first, each with its button; the others with what they lack. */
export function RoomChoices({ request, title, week, choices }: RoomChoicesProps) {
  const { t } = useTranslation('school');
  const submit = useSubmit();
  const byId = new Map(week.rooms.map((room) => [room.id, room]));
  const roomsOf = (some: readonly BoardChoice[]) => some.flatMap(({ id }) => byId.get(id) ?? []);
  const current = choices.filter(({ id }) => id === request.roomId);
  const others = choices.filter(({ id }) => id !== request.roomId);
  const fits = others.filter(({ refusals }) => refusals.length === 0);
  const unfit = others.filter(({ refusals }) => refusals.length > 0);
  const wanted = { offeringId: request.id, lessons: request.lessons };
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg">
          {t('requests.fits')}{' '}
          <span className="text-sm font-normal text-ink-soft">
            {t('requests.fitsCount', { count: fits.length })}
          </span>
        </h2>
        {fits.length > 0 && <DragHandle title={title} requestId={request.id} />}
      </div>
      {fits.length === 0 && (
        <Notice tone="warn" title={t('requests.noFit')}>
          {t('requests.noFitHint')}
        </Notice>
      )}
      {fits.length + current.length > 0 && (
        <RoomBoard
          caption={t('requests.fits')}
          week={week}
          rooms={roomsOf([...current, ...fits])}
          wanted={wanted}
          onDrop={(roomId) =>
            roomId !== request.roomId && submit({ act: 'give', roomId }, { method: 'post' })
          }
          beside={(room) =>
            room.id === request.roomId ? (
              <p className="mt-1">
                <Badge tone="info">{t('requests.current')}</Badge>
              </p>
            ) : (
              <GiveButton
                room={room}
                moving={request.status !== 'submitted'}
                best={room.id === fits[0]?.id}
              />
            )
          }
        />
      )}
      {unfit.length > 0 && (
        <Disclosure
          open={fits.length === 0}
          summary={`${t('requests.unfit')} · ${t('requests.unfitCount', { count: unfit.length })}`}
        >
          <RoomBoard
            caption={t('requests.unfit')}
            week={week}
            rooms={roomsOf(unfit)}
            wanted={wanted}
            beside={(room) => <Why refusals={unfit.find(({ id }) => id === room.id)?.refusals ?? []} />}
          />
        </Disclosure>
      )}
    </div>
  );
}

function GiveButton({ room, moving, best }: { room: BoardRoom; moving: boolean; best: boolean }) {
  const { t } = useTranslation('school');
  const lng = useLng();
  const name = pick(lng, room.nameZh, room.nameEn);
  return (
    <Form method="post" className="mt-1.5 flex flex-wrap items-center gap-2">
      <input type="hidden" name="act" value="give" />
      <SubmitButton
        size="sm"
        name="roomId"
        value={room.id}
        variant={best ? 'primary' : 'secondary'}
        aria-label={moving ? t('requests.moveRoom', { room: name }) : t('requests.giveRoom', { room: name })}
      >
        {moving ? t('requests.move') : t('requests.give')}
      </SubmitButton>
      <Badge tone="done">{best ? t('requests.best') : t('requests.fit')}</Badge>
    </Form>
  );
}

function Why({ refusals }: Pick<BoardChoice, 'refusals'>) {
  const text = useRefusalText();
  return (
    <ul className="mt-1 grid gap-1 text-xs text-refuse">
      {refusals.map((refusal) => (
        <li key={`${refusal.code} ${refusal.params?.ruleId ?? ''} ${refusal.params?.equipment ?? ''}`}>
          {text(refusal)}
        </li>
      ))}
    </ul>
  );
}

/** Something to take hold of with a mouse; the buttons in the rows do the same for everybody. */
function DragHandle({ title, requestId }: { title: string; requestId: string }) {
  const { t } = useTranslation('school');
  return (
    <p
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED_REQUEST, requestId);
        event.dataTransfer.effectAllowed = 'move';
      }}
      className="no-print hidden cursor-grab items-center gap-2 rounded-control border-2 border-dashed border-accent px-3 py-1.5 text-sm lg:[@media(pointer:fine)]:flex"
    >
      <GripVertical aria-hidden className="size-4 shrink-0 text-accent" />
      <span className="font-semibold">{title}</span>
      <span className="text-ink-soft">{t('requests.drag')}</span>
    </p>
  );
}

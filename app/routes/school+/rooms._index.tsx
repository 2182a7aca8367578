import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { DoorOpen, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Table } from '~/components/ui/table';
import type { Equipment } from '~/domain/planning/equipment';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { roomsHere } from '~/services/rooms/queries.server';

export const handle = { i18n: ['school', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'rooms.manage');
  const t = await getT(request, 'school');
  return { title: t('rooms.title'), rooms: await roomsHere(actor, new Date()) };
}

export default function Rooms() {
  const { title, rooms } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['school', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const add = (
    <ButtonLink to="/school/rooms/new" variant="primary" icon={Plus}>
      {t('school:rooms.add')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead title={title} lead={t('school:rooms.lead')} actions={rooms.length > 0 && add} />
      {rooms.length === 0 ? (
        <EmptyState icon={DoorOpen} title={t('school:rooms.emptyTitle')} action={add}>
          {t('school:rooms.empty')}
        </EmptyState>
      ) : (
        <Table
          caption={title}
          rows={rooms}
          rowKey={(room) => room.id}
          columns={[
            {
              key: 'name',
              head: t('school:rooms.name'),
              rowHead: true,
              cell: (room) => (
                <Link to={`/school/rooms/${room.id}`}>{pick(lng, room.nameZh, room.nameEn)}</Link>
              ),
            },
            { key: 'kind', head: t('school:rooms.kind'), cell: (room) => t(`codes:roomKind.${room.kind}`) },
            {
              key: 'seats',
              head: t('school:rooms.seats'),
              align: 'end',
              cell: (room) => (room.seats === null ? '—' : f.number(room.seats)),
            },
            {
              key: 'area',
              head: t('school:rooms.area'),
              align: 'end',
              wide: true,
              cell: (room) => t('school:rooms.areaValue', { area: room.areaM2 }),
            },
            {
              key: 'floor',
              head: t('school:rooms.floor'),
              align: 'end',
              wide: true,
              cell: (room) => f.number(room.floor),
            },
            {
              key: 'equipment',
              head: t('school:rooms.equipment'),
              wide: true,
              cell: (room) =>
                room.equipment
                  .map((each) => t(`codes:equipment.${each as Equipment}`))
                  .join(t('school:listSeparator')),
            },
            {
              key: 'hours',
              head: t('school:rooms.hours'),
              wide: true,
              cell: (room) => <span className="tabular">{f.times(room.openMinute, room.closeMinute)}</span>,
            },
            {
              key: 'week',
              head: t('school:rooms.week'),
              align: 'end',
              cell: (room) => f.number(room.lessonsThisWeek),
            },
            { key: 'state', head: t('school:rooms.state'), cell: (room) => <RoomState room={room} /> },
          ]}
        />
      )}
    </>
  );
}

type Room = Pick<Awaited<ReturnType<typeof loader>>['rooms'][number], 'retired' | 'closure'>;

function RoomState({ room: { retired, closure } }: { room: Room }) {
  const { t } = useTranslation('school');
  const f = useFormat();
  if (retired) return <Badge>{t('rooms.retired')}</Badge>;
  if (closure?.now)
    return <Badge tone="warn">{t('rooms.closedNow', { to: f.date(closure.to, { weekday: false }) })}</Badge>;
  if (closure) {
    return (
      <Badge tone="info">{t('rooms.closedFrom', { range: f.dateRange(closure.from, closure.to) })}</Badge>
    );
  }
  return <Badge tone="done">{t('rooms.inUse')}</Badge>;
}

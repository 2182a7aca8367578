import { useTranslation } from 'react-i18next';
import type { RoomKind } from '~/domain/states';

/** A room in a line: 普通教室 · 45 座 · 64 平方米. */
export function useRoomWords() {
  const { t } = useTranslation(['school', 'codes']);
  return (room: { kind: RoomKind; seats: number | null; areaM2: number | null }) =>
    [
      t(`codes:roomKind.${room.kind}`),
      room.seats === null ? t('school:rooms.noSeats') : t('school:rooms.seatsCount', { count: room.seats }),
      room.areaM2 !== null && t('school:rooms.areaValue', { area: room.areaM2 }),
    ]
      .filter(Boolean)
      .join(' · ');
}

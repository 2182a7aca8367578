import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DefinitionList } from '~/components/ui/definition-list';
import type { RoomKind } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import type { OfferingCardView } from './card-view';
import { usePlacesLeft } from './use-places';

interface WhenWhereView {
  card: OfferingCardView;
  school: { id: string; nameZh: string; nameEn: string; addressZh: string; addressEn: string };
  room: { nameZh: string; nameEn: string; kind: RoomKind; floor: number } | null;
  minimum: number;
}

/** When, where, and how many places there are. */
export function WhenWhere({ page: { card, school, room, minimum } }: { page: WhenWhereView }) {
  const { t } = useTranslation(['public', 'common']);
  const f = useFormat();
  const lng = useLng();
  const left = usePlacesLeft(card.id, card.placesLeft);
  return (
    <DefinitionList
      items={[
        {
          term: t('public:offering.when'),
          detail: (
            <>
              {card.slots.map((slot) => (
                <span key={`${slot.weekday}-${slot.startMinute}`} className="block font-semibold tabular">
                  {f.slot(slot)}
                </span>
              ))}
              <span className="block text-sm text-ink-soft tabular">
                {f.dateRange(card.firstDate, card.lastDate)} ·{' '}
                {t('public:card.lessons', { count: card.lessons })}
              </span>
            </>
          ),
        },
        {
          term: t('public:offering.where'),
          detail: (
            <>
              <Link to={`/schools/${school.id}`} className="text-accent underline underline-offset-4">
                {pick(lng, school.nameZh, school.nameEn)}
              </Link>
              {' · '}
              {room
                ? t('public:offering.room', { room: pick(lng, room.nameZh, room.nameEn), floor: room.floor })
                : t('public:offering.noRoom')}
              <span className="block text-sm text-ink-soft">
                {pick(lng, school.addressZh, school.addressEn)}
              </span>
            </>
          ),
        },
        {
          term: t('public:offering.places'),
          detail: (
            <>
              <span className="tabular">
                {left === 0
                  ? t('public:card.full')
                  : t('public:offering.placesOf', { capacity: card.capacity, left })}
              </span>{' '}
              <span className="text-sm text-ink-soft tabular">
                {t('public:offering.minimumNote', { minimum })}
              </span>
            </>
          ),
        },
      ]}
    />
  );
}

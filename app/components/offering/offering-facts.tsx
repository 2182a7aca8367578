import { CircleCheck, CircleSlash, Clock, MapPin, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '~/components/ui/class-names';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import type { ChildView, OfferingCardView } from './card-view';
import { usePlacesLeft } from './use-places';
import { useWhy } from './why';

type Icon = typeof Clock;

/** One fact on one line with its picture. */
export function FactLine({
  icon: Icon,
  tone = 'text-ink-faint',
  children,
}: {
  icon: Icon;
  tone?: string;
  children: ReactNode;
}) {
  return (
    <p className="flex items-start gap-2">
      <Icon aria-hidden className={cx('mt-[0.3em] size-[1.1em] shrink-0', tone)} />
      <span className="min-w-0">{children}</span>
    </p>
  );
}

/** 周二 15:40-17:10 · 9月8日至12月22日 */
export function WhenLine({ card }: { card: OfferingCardView }) {
  const { t } = useTranslation('public');
  const f = useFormat();
  return (
    <FactLine icon={Clock}>
      <span className="font-semibold tabular">
        {card.slots.map((slot) => (
          <span key={`${slot.weekday}-${slot.startMinute}`} className="me-2 inline-block">
            {f.slot(slot)}
          </span>
        ))}
      </span>
      <span className="inline-block text-sm text-ink-soft tabular">
        {f.dateRange(card.firstDate, card.lastDate)}
        {card.estimated && ` · ${t('card.estimated')}`}
      </span>
    </FactLine>
  );
}

/** The school, and its town where the name does not say it. */
export function WhereLine({ card }: { card: OfferingCardView }) {
  const lng = useLng();
  return (
    <FactLine icon={MapPin}>
      {pick(lng, card.schoolZh, card.schoolEn)}
      <span className="text-sm text-ink-soft"> · {pick(lng, card.townZh, card.townEn)}</span>
    </FactLine>
  );
}

/** Whether it fits the chosen child, else why not; for nobody in particular: whom it is for. */
export function FitLine({ card, child }: { card: OfferingCardView; child: ChildView | null }) {
  const { t } = useTranslation('public');
  const f = useFormat();
  const why = useWhy();
  const forWhom = t('card.for', {
    grades: f.grades(card.grades),
    audience: t(`audience.${card.audience}`),
  });
  if (!child || !card.fit) return <FactLine icon={Users}>{forWhom}</FactLine>;
  const { name } = child;
  if (card.fit === 'fits') {
    return (
      <FactLine icon={CircleCheck} tone="text-accent">
        <span className="font-semibold text-accent">{t('card.fits', { name })}</span>
      </FactLine>
    );
  }
  if (card.fit === 'already') {
    return (
      <FactLine icon={CircleCheck} tone="text-accent">
        {t('card.already', { name })}
      </FactLine>
    );
  }
  const [first] = card.refusals;
  return (
    <FactLine icon={CircleSlash}>
      <span className="text-ink-soft">{t('card.notFor', { name, why: first ? why(first) : '' })}</span>
    </FactLine>
  );
}

/** Places that nobody can just take: how they are given says more than how many there are. */
const OTHER_WAYS: readonly string[] = ['by_draw', 'draw_to_come', 'draw_under_way', 'school_chooses'];

/** Places left now, or why there is nothing to take: full, not open yet, closed, given in another way. */
export function PlacesText({ card }: { card: OfferingCardView }) {
  const { t } = useTranslation('public');
  const why = useWhy();
  const left = usePlacesLeft(card.id, card.placesLeft);
  const time = card.refusals.find(({ code }) =>
    ['not_open_yet', 'opening_unknown', 'closed', 'offering_canceled', ...OTHER_WAYS].includes(code),
  );
  if (time) return <span className="text-ink-soft tabular">{why(time)}</span>;
  if (left === 0) return <span className="font-semibold text-ink-soft">{t('card.full')}</span>;
  const few = left <= Math.max(1, Math.min(5, Math.round(card.capacity * 0.15)));
  return (
    <span className={cx('tabular', few ? 'font-semibold text-warn' : 'text-ink')}>
      {t(few ? 'card.lastPlaces' : 'card.placesLeft', { count: left })}
    </span>
  );
}

/** What a family pays: ¥35.00/次, service and materials beside; free where the county pays. */
export function PriceText({
  card,
  small,
}: {
  card: Pick<OfferingCardView, 'payer' | 'perLessonFen' | 'materialsFen' | 'serviceFen'>;
  small?: boolean;
}) {
  const { t } = useTranslation('public');
  const f = useFormat();
  const county = card.payer === 'county';
  const fen = county ? 0 : card.perLessonFen;
  const materials = county ? 0 : card.materialsFen;
  const service = county ? 0 : card.serviceFen;
  return (
    <span className="tabular">
      <span className={small ? 'font-semibold' : 'text-lg font-semibold'}>
        {f.price({ fen, per: 'lesson' })}
      </span>
      {service > 0 && (
        <span className="ms-1.5 text-sm text-ink-soft">{t('card.service', { price: f.money(service) })}</span>
      )}
      {materials > 0 && (
        <span className="ms-1.5 text-sm text-ink-soft">
          {t('card.materials', { price: f.money(materials) })}
        </span>
      )}
    </span>
  );
}

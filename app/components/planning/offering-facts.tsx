import { useTranslation } from 'react-i18next';
import { DefinitionList } from '~/components/ui/definition-list';
import type { Allocation, Audience, Payer, TeachingRole } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Named = { nameZh: string; nameEn: string };
type Facts = {
  school: Named & { addressZh: string; addressEn: string };
  term: Named & { estimated: boolean };
  room: (Named & { floor: number; seats: number | null }) | null;
  slots: { weekday: number; startMinute: number; endMinute: number }[];
  staff: { role: TeachingRole; instructor: Named & { id: string } }[];
  grades: number[];
  audience: Audience;
  allocation: Allocation;
  payer: Payer;
  perLessonFen: number;
  materialsFen: number;
  serviceFen: number;
  lessons: readonly unknown[];
  opensAt: string | null;
  closesAt: string | null;
};

/** Everything about a class that is no list of its own. */
export function OfferingFacts({ offering, now }: { offering: Facts; now: string }) {
  const { t } = useTranslation(['provider', 'codes', 'common']);
  const f = useFormat();
  const lng = useLng();
  const { school, room, term } = offering;
  const { perLessonFen, materialsFen, serviceFen, lessons } = offering;
  const total = perLessonFen * lessons.length + materialsFen + serviceFen;
  return (
    <DefinitionList
      items={[
        {
          term: t('provider:offering.where'),
          detail: (
            <>
              {pick(lng, school.nameZh, school.nameEn)}
              <span className="block text-sm text-ink-soft">
                {pick(lng, school.addressZh, school.addressEn)}
              </span>
            </>
          ),
        },
        {
          term: t('provider:offering.room'),
          detail: room
            ? [
                pick(lng, room.nameZh, room.nameEn),
                t('provider:offering.floor', { floor: room.floor }),
                room.seats === null ? null : t('provider:offering.seats', { count: room.seats }),
              ]
                .filter(Boolean)
                .join(' · ')
            : t('provider:offering.noRoom'),
        },
        {
          term: t('provider:offerings.when'),
          detail: (
            <span className="grid tabular">
              {offering.slots.map((slot) => (
                <span key={slot.weekday}>{f.slot(slot)}</span>
              ))}
            </span>
          ),
        },
        {
          term: t('provider:offering.term'),
          detail: `${pick(lng, term.nameZh, term.nameEn)}${term.estimated ? ` (${t('provider:offering.estimated')})` : ''}`,
        },
        {
          term: t('provider:plan.who'),
          detail: (
            <ul className="grid">
              {offering.staff.map(({ role, instructor }) => (
                <li key={instructor.id}>
                  {pick(lng, instructor.nameZh, instructor.nameEn)}
                  <span className="text-ink-soft">{` · ${t(`codes:teachingRole.${role}`)}`}</span>
                </li>
              ))}
            </ul>
          ),
        },
        { term: t('provider:plan.field.grades'), detail: f.grades(offering.grades) },
        { term: t('provider:plan.field.audience'), detail: t(`codes:audience.${offering.audience}`) },
        { term: t('provider:offering.allocation'), detail: t(`codes:allocation.${offering.allocation}`) },
        {
          term: t('provider:plan.price'),
          detail: (
            <span className="grid tabular">
              <span>{f.price({ fen: offering.perLessonFen, per: 'lesson' })}</span>
              {offering.materialsFen > 0 && (
                <span>{t('provider:offering.materials', { fee: f.money(offering.materialsFen) })}</span>
              )}
              {serviceFen > 0 && <span>{t('provider:offering.service', { fee: f.money(serviceFen) })}</span>}
              <span className="text-sm text-ink-soft">
                {t(`codes:payer.${offering.payer}`)}
                {offering.lessons.length > 0 &&
                  ` · ${t('provider:offering.total', { total: f.money(total) })}`}
              </span>
            </span>
          ),
        },
        { term: t('provider:plan.field.opensAt'), detail: moment(offering.opensAt) },
        { term: t('provider:plan.field.closesAt'), detail: moment(offering.closesAt) },
      ]}
    />
  );

  function moment(at: string | null) {
    return at && <span className="tabular">{f.instant(at, new Date(now))}</span>;
  }
}

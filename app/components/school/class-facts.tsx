import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { ProgressBar } from '~/components/ui/progress-bar';
import type { Audience, Payer, TeachingRole } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Names = { nameZh: string; nameEn: string };

interface ClassFactsProps {
  offering: {
    grades: number[];
    audience: Audience;
    payer: Payer;
    perLessonFen: number;
    serviceFen: number;
    materialsFen: number;
    capacity: number;
    minimum: number;
    room: Names | null;
    opensAt: string | null;
    closesAt: string | null;
    refusalReason: string | null;
    slots: { weekday: number; startMinute: number; endMinute: number }[];
    course: { provider: Names };
    staff: { role: TeachingRole; instructor: Names & { id: string } }[];
    places: { confirmed: number; held: number };
  };
  now: string;
}

/** A class at a glance: places first, then when, where, by whom and for what. */
export function ClassFacts({ offering, now }: ClassFactsProps) {
  const { t } = useTranslation(['school', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const { places, capacity, minimum } = offering;
  const taken = places.confirmed + places.held;
  const separator = t('school:listSeparator');
  const at = (instant: string) => f.instant(instant, new Date(now));
  const name = (names: Names) => pick(lng, names.nameZh, names.nameEn);
  return (
    <Card as="section" title={t('school:offerings.facts')}>
      <ProgressBar
        label={t('school:offerings.places')}
        value={taken}
        max={capacity}
        text={[
          t('school:offerings.placesOf', { taken, capacity }),
          places.held > 0 && t('school:offerings.placesHeld', { count: places.held }),
          taken < minimum && t('school:offerings.belowMinimum', { count: minimum - taken }),
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <DefinitionList
        items={[
          {
            term: t('school:offerings.time'),
            detail: (
              <span className="tabular">{offering.slots.map((slot) => f.slot(slot)).join(separator)}</span>
            ),
          },
          {
            term: t('school:offerings.room'),
            detail: offering.room ? name(offering.room) : t('school:offerings.noRoom'),
          },
          { term: t('school:offerings.provider'), detail: name(offering.course.provider) },
          {
            term: t('school:requests.staff'),
            detail: offering.staff
              .map(({ role, instructor }) => `${name(instructor)} (${t(`codes:teachingRole.${role}`)})`)
              .join(separator),
          },
          { term: t('school:requests.grades'), detail: f.grades(offering.grades) },
          { term: t('school:requests.audience'), detail: t(`codes:audience.${offering.audience}`) },
          {
            term: t('school:requests.fee'),
            detail:
              offering.payer === 'county'
                ? t('codes:payer.county')
                : [
                    f.price({ fen: offering.perLessonFen, per: 'lesson' }),
                    offering.serviceFen > 0 &&
                      t('school:offerings.serviceCharge', { fee: f.money(offering.serviceFen) }),
                    offering.materialsFen > 0 &&
                      t('school:offerings.materialsCharge', { fee: f.money(offering.materialsFen) }),
                  ]
                    .filter(Boolean)
                    .join(separator),
          },
          {
            term: t('school:offerings.window'),
            detail:
              offering.opensAt && offering.closesAt
                ? t('school:offerings.windowOf', { from: at(offering.opensAt), to: at(offering.closesAt) })
                : t('school:offerings.windowNone'),
          },
          { term: t('school:offerings.reason'), detail: offering.refusalReason },
        ]}
      />
    </Card>
  );
}

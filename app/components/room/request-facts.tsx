import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import type { Equipment } from '~/domain/planning/equipment';
import type { Audience, Payer, RoomKind, TeachingRole } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Names = { nameZh: string; nameEn: string };

export interface RequestFactsProps {
  request: {
    capacity: number;
    minimum: number;
    grades: number[];
    audience: Audience;
    payer: Payer;
    perLessonFen: number;
    slots: { weekday: number; startMinute: number; endMinute: number }[];
    lessons: { date: string }[];
    course: { provider: Names; roomKinds: RoomKind[]; minAreaM2: number | null; equipment: Equipment[] };
    staff: { role: TeachingRole; instructor: Names & { id: string } }[];
  };
}

/** What is asked for: when, for how many, by whom, and what the room must have. */
export function RequestFacts({ request }: RequestFactsProps) {
  const { t } = useTranslation(['school', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const { course, lessons } = request;
  const separator = t('school:listSeparator');
  const [first, last] = [lessons[0], lessons.at(-1)];
  const needs = [
    course.roomKinds.map((kind) => t(`codes:roomKind.${kind}`)).join(' / '),
    course.minAreaM2 !== null && t('school:requests.needsArea', { area: course.minAreaM2 }),
    ...course.equipment.map((each) => t(`codes:equipment.${each}`)),
  ].filter(Boolean);
  return (
    <Card as="section" title={t('school:requests.facts')}>
      <DefinitionList
        items={[
          {
            term: t('school:requests.provider'),
            detail: pick(lng, course.provider.nameZh, course.provider.nameEn),
          },
          {
            term: t('school:requests.times'),
            detail: (
              <span className="tabular">{request.slots.map((slot) => f.slot(slot)).join(separator)}</span>
            ),
          },
          {
            term: t('school:requests.dates'),
            detail:
              first && last
                ? t('school:requests.lessons', {
                    count: lessons.length,
                    from: f.date(first.date),
                    to: f.date(last.date),
                  })
                : null,
          },
          {
            term: t('school:requests.capacity'),
            detail: t('school:requests.capacityOf', { capacity: request.capacity, minimum: request.minimum }),
          },
          {
            term: t('school:requests.needs'),
            detail: needs.join(separator) || t('school:requests.needsNone'),
          },
          { term: t('school:requests.grades'), detail: f.grades(request.grades) },
          { term: t('school:requests.audience'), detail: t(`codes:audience.${request.audience}`) },
          {
            term: t('school:requests.fee'),
            detail:
              request.payer === 'county'
                ? t('codes:payer.county')
                : f.price({ fen: request.perLessonFen, per: 'lesson' }),
          },
          {
            term: t('school:requests.staff'),
            detail: request.staff
              .map(
                ({ role, instructor }) =>
                  `${pick(lng, instructor.nameZh, instructor.nameEn)} (${t(`codes:teachingRole.${role}`)})`,
              )
              .join(separator),
          },
        ]}
      />
    </Card>
  );
}

import { BadgeCheck, DoorOpen, ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { Card } from '~/components/ui/card';
import { CategoryTag } from '~/components/ui/category-tag';
import { Notice } from '~/components/ui/notice';
import type { Category, LessonStatus, TeachingRole } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Names = { nameZh: string; nameEn: string };

export interface AfternoonClassFacts {
  id: string;
  number: number;
  lessons: number;
  startMinute: number;
  endMinute: number;
  status: LessonStatus;
  canceledWhy: string | null;
  room: (Names & { floor: number }) | null;
  course: { titleZh: string; titleEn: string; category: Category; provider: Names };
  staff: (Names & { id: string; role: TeachingRole; checkValid: boolean })[];
  children: { id: string; name: string; grade: number; className: string; otherSchool: Names | null }[];
}

/** One class of an afternoon: where, with whom, and its children; on paper with boxes to tick. */
export function AfternoonClass({ lesson }: { lesson: AfternoonClassFacts }) {
  const { t } = useTranslation('school');
  const f = useFormat();
  const lng = useLng();
  const canceled = lesson.status === 'canceled';
  const { room } = lesson;
  return (
    <Card
      as="section"
      level={3}
      title={
        <span className={canceled ? 'line-through' : undefined}>
          {f.times(lesson.startMinute, lesson.endMinute)}{' '}
          {pick(lng, lesson.course.titleZh, lesson.course.titleEn)}
        </span>
      }
      aside={<CategoryTag category={lesson.course.category} />}
    >
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="inline-flex items-center gap-1.5 font-semibold">
          <DoorOpen aria-hidden className="size-4 shrink-0 text-accent" />
          {room
            ? `${pick(lng, room.nameZh, room.nameEn)} · ${t('afternoon.floor', { floor: room.floor })}`
            : t('afternoon.noRoom')}
        </span>
        <span className="text-sm text-ink-soft">
          {pick(lng, lesson.course.provider.nameZh, lesson.course.provider.nameEn)}
        </span>
        <span className="text-sm text-ink-soft tabular">
          {t('afternoon.lesson', { number: lesson.number, count: lesson.lessons })}
        </span>
      </p>
      {canceled ? (
        <Notice tone="warn">{t('afternoon.canceled', { why: lesson.canceledWhy ?? '' })}</Notice>
      ) : (
        <>
          <Staff staff={lesson.staff} />
          <Children lesson={lesson} />
        </>
      )}
    </Card>
  );
}

function Staff({ staff }: Pick<AfternoonClassFacts, 'staff'>) {
  const { t } = useTranslation(['school', 'codes']);
  const lng = useLng();
  if (staff.length === 0) return <p className="text-ink-soft">{t('school:afternoon.noStaff')}</p>;
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1">
      {staff.map((person) => (
        <li key={person.id} className="flex flex-wrap items-center gap-2">
          <span className="text-sm text-ink-soft">{t(`codes:teachingRole.${person.role}`)}</span>
          <span className="font-semibold">{pick(lng, person.nameZh, person.nameEn)}</span>
          <Badge
            tone={person.checkValid ? 'done' : 'refuse'}
            icon={person.checkValid ? BadgeCheck : ShieldAlert}
          >
            {t(person.checkValid ? 'school:afternoon.checkValid' : 'school:afternoon.checkInvalid')}
          </Badge>
        </li>
      ))}
    </ul>
  );
}

function Children({ lesson }: { lesson: AfternoonClassFacts }) {
  const { t } = useTranslation('school');
  const f = useFormat();
  const lng = useLng();
  if (lesson.children.length === 0) return <p className="text-ink-soft">{t('afternoon.noChildren')}</p>;
  return (
    <table className="w-full text-sm">
      <caption className="pb-1 text-start font-semibold">
        {t('afternoon.childrenCount', { count: lesson.children.length })}
      </caption>
      <thead className="text-ink-soft">
        <tr className="border-b border-line">
          <th scope="col" className="w-12 py-1 pe-2 text-end font-semibold">
            {t('afternoon.number')}
          </th>
          <th scope="col" className="px-2 py-1 text-start font-semibold">
            {t('afternoon.name')}
          </th>
          <th scope="col" className="px-2 py-1 text-start font-semibold">
            {t('afternoon.class')}
          </th>
          {/* On paper there is something to tick. */}
          <th scope="col" className="hidden w-16 px-2 py-1 text-start font-semibold print:table-cell">
            {t('afternoon.present')}
          </th>
          <th scope="col" className="hidden w-24 px-2 py-1 text-start font-semibold print:table-cell">
            {t('afternoon.pickedUp')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lesson.children.map((child, index) => (
          <tr key={child.id} className="border-b border-line last:border-b-0">
            <td className="py-1 pe-2 text-end tabular text-ink-soft">{index + 1}</td>
            <th scope="row" className="px-2 py-1 text-start font-semibold">
              {child.name}
            </th>
            <td className="px-2 py-1">
              {[
                child.otherSchool && pick(lng, child.otherSchool.nameZh, child.otherSchool.nameEn),
                f.grade(child.grade),
                child.className,
              ]
                .filter(Boolean)
                .join(' · ')}
            </td>
            <td className="hidden border border-line px-2 py-1 print:table-cell" />
            <td className="hidden border border-line px-2 py-1 print:table-cell" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

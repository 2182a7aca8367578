import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { ButtonLink } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { CategoryTag } from '~/components/ui/category-tag';
import type { Category } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Names = { nameZh: string; nameEn: string };

export interface ShortClass {
  id: string;
  startMinute: number;
  endMinute: number;
  room: Names | null;
  course: { titleZh: string; titleEn: string; category: Category };
  children: number;
  leads: Names[];
}

/** Today in short, without names of children: class, room, who teaches, how many. */
export function AfternoonShort({ classes, empty }: { classes: readonly ShortClass[]; empty: string }) {
  const { t } = useTranslation('school');
  const f = useFormat();
  const lng = useLng();
  const children = classes.reduce((sum, each) => sum + each.children, 0);
  const name = (names: Names) => pick(lng, names.nameZh, names.nameEn);
  return (
    <Card
      as="section"
      title={t('overview.afternoon')}
      aside={
        <ButtonLink to="/school/afternoon" size="sm">
          {t('overview.whole')}
        </ButtonLink>
      }
    >
      {classes.length === 0 ? (
        <p className="text-ink-soft">{empty}</p>
      ) : (
        <>
          <p className="text-ink-soft">{t('overview.summary', { count: classes.length, children })}</p>
          <ul className="divide-y divide-line">
            {classes.map((lesson) => (
              <li key={lesson.id} className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[7rem_1fr_auto]">
                <span className="tabular text-ink-soft">{f.times(lesson.startMinute, lesson.endMinute)}</span>
                <span className="min-w-0">
                  <span className="font-semibold">
                    {pick(lng, lesson.course.titleZh, lesson.course.titleEn)}
                  </span>{' '}
                  <CategoryTag category={lesson.course.category} />
                  <span className="block text-sm text-ink-soft">
                    {[
                      lesson.room ? name(lesson.room) : t('overview.noRoom'),
                      lesson.leads.map(name).join(t('listSeparator')),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
                <span>
                  <Badge>{t('afternoon.childrenCount', { count: lesson.children })}</Badge>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

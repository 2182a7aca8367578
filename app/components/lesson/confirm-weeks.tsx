import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { mondayOf } from '~/domain/calendar';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { LessonLine, type LessonView } from './board-lesson';

/** What a school has to confirm, week by week, everything ticked: one press does a week. */
export function ConfirmWeeks({ lessons }: { lessons: readonly LessonView[] }) {
  const { t } = useTranslation(['lesson', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const weeks = [...new Set(lessons.map(({ date }) => mondayOf(date)))];
  if (weeks.length === 0) return null;
  return (
    <section className="grid gap-3">
      <h2 className="text-lg">{t('lesson:confirm.title')}</h2>
      <p className="max-w-[65ch] text-sm text-ink-soft">
        {t('lesson:confirm.lead')} {t('lesson:board.waitingLead')}{' '}
        <Link to="/rules/F8">{t('codes:rule', { id: 'F8' })}</Link>
      </p>
      {weeks.map((monday) => (
        <Card key={monday} as="section" level={3} title={t('lesson:confirm.week', { from: f.date(monday) })}>
          <Form method="post" className="grid gap-3">
            <fieldset className="grid gap-1">
              <legend className="sr-only">{t('lesson:confirm.legend', { from: f.date(monday) })}</legend>
              {lessons
                .filter(({ date }) => mondayOf(date) === monday)
                .map((lesson) => (
                  <div
                    key={lesson.id}
                    className="flex items-start justify-between gap-3 border-t border-line py-2 first:border-t-0"
                  >
                    <label className="flex min-h-11 grow items-start gap-3">
                      <input
                        type="checkbox"
                        name="lesson"
                        value={lesson.id}
                        defaultChecked
                        className="mt-1 size-5 shrink-0"
                      />
                      <LessonLine lesson={lesson} seat="school" />
                    </label>
                    <a
                      href={`/school/lessons/${lesson.id}`}
                      className="flex min-h-11 shrink-0 items-center whitespace-nowrap px-2 text-sm"
                    >
                      {t('lesson:board.look')}
                      <span className="sr-only">
                        {' '}
                        {pick(lng, lesson.course.titleZh, lesson.course.titleEn)} {f.date(lesson.date)}
                      </span>
                    </a>
                  </div>
                ))}
            </fieldset>
            <div>
              <SubmitButton>{t('lesson:confirm.chosen')}</SubmitButton>
            </div>
          </Form>
        </Card>
      ))}
    </section>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AfternoonClass } from '~/components/school/afternoon-class';
import { useDayOff } from '~/components/school/day-off';
import { PrintButton } from '~/components/school/print-button';
import { pageMeta } from '~/components/shell/page-meta';
import { Button, ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { DateField } from '~/components/ui/text-fields';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { afternoonOf } from '~/services/school/afternoon.server';

export const handle = { i18n: ['school', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'afternoon.read');
  const t = await getT(request, 'school');
  const asked = new URL(request.url).searchParams.get('date');
  return { title: t('afternoon.title'), ...(await afternoonOf(actor, asked, new Date())) };
}

export default function Afternoon() {
  const { title, school, today, day, previous, next, classes, children } = useLoaderData<typeof loader>();
  const { t } = useTranslation('school');
  const f = useFormat();
  const lng = useLng();
  const dayOff = useDayOff();
  const date = f.date(day.date, { year: day.date.slice(0, 4) !== today.slice(0, 4) });
  const times = [...new Set(classes.map((lesson) => lesson.startMinute))];
  return (
    <>
      <PageHead
        title={
          <>
            {title} <span className="whitespace-nowrap text-ink-soft">{date}</span>
          </>
        }
        lead={
          <>
            <span className="hidden print:inline">{pick(lng, school.nameZh, school.nameEn)} · </span>
            {classes.length > 0
              ? t('afternoon.summary', { count: classes.length, children })
              : t('afternoon.lead')}
          </>
        }
        actions={classes.length > 0 && <PrintButton>{t('afternoon.print')}</PrintButton>}
      />
      <nav aria-label={t('afternoon.date')} className="no-print mb-5 flex flex-wrap items-end gap-2">
        {previous && (
          <ButtonLink
            to={`?date=${previous}`}
            icon={ChevronLeft}
            aria-label={t('afternoon.previous')}
            rel="prev"
          >
            {f.date(previous)}
          </ButtonLink>
        )}
        {next && (
          <ButtonLink to={`?date=${next}`} aria-label={t('afternoon.next')} rel="next">
            {f.date(next)}
            <ChevronRight aria-hidden className="size-[1.15em]" />
          </ButtonLink>
        )}
        {day.date !== today && <ButtonLink to="/school/afternoon">{t('afternoon.today')}</ButtonLink>}
        <Form method="get" key={day.date} className="flex items-end gap-2">
          <DateField name="date" label={t('afternoon.date')} labelHidden defaultValue={day.date} />
          <Button type="submit">{t('afternoon.go')}</Button>
        </Form>
      </nav>
      {day.timetableOf !== null && (
        <Notice className="mb-4">{t('days.follows', { weekday: f.weekday(day.timetableOf) })}</Notice>
      )}
      {day.off && classes.length === 0 ? (
        <EmptyState title={t('afternoon.offTitle', { date })}>
          {t('afternoon.off', { name: dayOff(day.off, day.name) })}
        </EmptyState>
      ) : classes.length === 0 ? (
        <EmptyState title={t('afternoon.emptyTitle', { date })}>{t('afternoon.empty')}</EmptyState>
      ) : (
        times.map((time) => (
          <section key={time} aria-labelledby={`at-${time}`} className="mb-6">
            <h2 id={`at-${time}`} className="mb-3 text-lg tabular">
              {f.time(time)}
            </h2>
            <div className="grid items-start gap-4 xl:grid-cols-2 print:block">
              {classes
                .filter((lesson) => lesson.startMinute === time)
                .map((lesson) => (
                  <AfternoonClass key={lesson.id} lesson={lesson} />
                ))}
            </div>
          </section>
        ))
      )}
    </>
  );
}

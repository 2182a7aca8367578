import { getFormProps, useForm } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { CloudRain } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StageBadge } from '~/components/lesson/stage-badge';
import { pageMeta } from '~/components/shell/page-meta';
import { Button, SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { CheckboxGroupField } from '~/components/ui/choice-fields';
import { EmptyState } from '~/components/ui/empty-state';
import { ErrorSummary } from '~/components/ui/error-summary';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { DateField, SelectField, TextareaField } from '~/components/ui/text-fields';
import { can } from '~/domain/access/actor';
import { parseDate, todayInShanghai } from '~/domain/calendar';
import { dayOff } from '~/forms/lesson/acts';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { cancelDay, lessonsBySchool, lessonsOnDay } from '~/services/lesson/cancel-day.server';

export const handle = { i18n: ['bureau', 'lesson', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'lesson.read');
  const query = new URL(request.url).searchParams;
  const now = new Date();
  const date = parseDate(query.get('date') ?? '') ?? todayInShanghai(now);
  const t = await getT(request, 'lesson');
  const schools = await lessonsBySchool(date);
  const school = schools.find(({ id }) => id === query.get('school')) ?? null;
  return {
    title: t('day.title'),
    date,
    schools,
    school,
    lessons: school ? await lessonsOnDay(actor, { schoolId: school.id, date }, now) : [],
    decides: can(actor, 'lesson.cancel_day'),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'lesson.cancel_day');
  const form = await parseForm(request, dayOff);
  if (!form.ok) return form.answer();
  const outcome = await cancelDay(actor, form.value, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  const params = { count: outcome.lessons };
  const to = `/bureau/lessons?date=${form.value.date}`;
  return redirectWithFlash(to, { tone: 'done', key: 'lesson:flash.day', params });
}

export default function CallOffADay() {
  const { title, date, schools, school, lessons, decides } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('lesson');
  const f = useFormat();
  const lng = useLng();
  const nameOf = (one: (typeof schools)[number]) =>
    t('day.school', {
      town: pick(lng, one.town.nameZh, one.town.nameEn),
      school: pick(lng, one.nameZh, one.nameEn),
    });
  const open = schools.filter(({ planned }) => planned > 0);
  return (
    <>
      <PageHead title={title} lead={t('day.lead')} />
      <Form method="get" className="mb-5 flex flex-wrap items-end gap-3">
        <DateField key={date} name="date" label={t('day.date')} defaultValue={date} />
        {schools.length > 0 && (
          <SelectField
            key={`${date} ${school?.id}`}
            name="school"
            label={t('day.look')}
            optional
            defaultValue={school?.id ?? ''}
            options={schools.map((one) => ({ value: one.id, label: nameOf(one) }))}
          />
        )}
        <Button type="submit">{t('day.show')}</Button>
      </Form>
      <div className="grid gap-5">
        {school && (
          <Card as="section" title={t('day.list', { school: pick(lng, school.nameZh, school.nameEn) })}>
            <ul className="grid">
              {lessons.map((lesson) => (
                <li
                  key={lesson.id}
                  className="flex flex-wrap items-center justify-between gap-2 border-t border-line py-2 first:border-t-0"
                >
                  <Link to={`/bureau/lessons/${lesson.id}`}>
                    <span className="tabular">{f.times(lesson.startMinute, lesson.endMinute)}</span>{' '}
                    {pick(lng, lesson.course.titleZh, lesson.course.titleEn)}
                  </Link>
                  <StageBadge stage={lesson.stage} />
                </li>
              ))}
            </ul>
          </Card>
        )}
        <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
        {open.length === 0 ? (
          <EmptyState icon={CloudRain} title={t('day.none')}>
            {t('day.noneWhy')}
          </EmptyState>
        ) : (
          decides && <DayForm key={date} date={date} schools={open} nameOf={nameOf} answer={answer} />
        )}
      </div>
    </>
  );
}

type Schools = ReturnType<typeof useLoaderData<typeof loader>>['schools'];

function DayForm({
  date,
  schools,
  nameOf,
  answer,
}: {
  date: string;
  schools: Schools;
  nameOf: (one: Schools[number]) => string;
  answer: ReturnType<typeof useActionData<typeof action>>;
}) {
  const { t } = useTranslation('lesson');
  const [form, fields] = useForm<{ schoolIds: string[]; why: string }>({
    id: 'day',
    lastResult: answer?.result,
  });
  return (
    <Card as="section">
      <Form method="post" {...getFormProps(form)} className="grid gap-4">
        <input type="hidden" name="date" value={date} />
        <ErrorSummary
          form={form}
          fields={fields}
          labels={{ schoolIds: t('day.schools'), why: t('day.why') }}
        />
        <CheckboxGroupField
          meta={fields.schoolIds}
          label={t('day.schools')}
          options={schools.map((one) => ({
            value: one.id,
            label: nameOf(one),
            hint: [
              t('day.lessons', { count: one.planned }),
              one.goingOff > 0 && t('day.goingOff', { count: one.goingOff }),
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
        <TextareaField meta={fields.why} label={t('day.why')} hint={t('day.hint')} rows={2} maxLength={500} />
        <div>
          <SubmitButton variant="danger">{t('day.act')}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

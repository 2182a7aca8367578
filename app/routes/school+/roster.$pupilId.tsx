import { getFormProps, useForm } from '@conform-to/react';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PupilForm } from '~/components/school/pupil-form';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { DateField } from '~/components/ui/text-fields';
import { todayInShanghai } from '~/domain/calendar';
import { gradesOf } from '~/domain/grade';
import { pupilAct } from '~/forms/school/pupil';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { useFormat } from '~/i18n/use-format';
import { editPupil, markLeft } from '~/services/roster/edit-pupil.server';
import { pupilHere } from '~/services/roster/pupils.server';

export const handle = { i18n: ['school', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.pupil.name });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'pupils.read');
  const now = new Date();
  const pupil = await pupilHere(actor, params.pupilId ?? '', now);
  return { pupil, grades: gradesOf(pupil.schoolKind), today: todayInShanghai(now) };
}

const flashes = { edit: 'pupilSaved', leave: 'pupilLeft', return: 'pupilReturned' } as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'pupils.import');
  const pupilId = params.pupilId ?? '';
  const form = await parseForm(request, pupilAct);
  if (!form.ok) return form.answer();
  const now = new Date();
  const { value } = form;
  const outcome =
    value.act === 'edit'
      ? await editPupil(actor, { pupilId, ...value }, now)
      : await markLeft(actor, { pupilId, leftOn: value.act === 'leave' ? value.leftOn : null }, now);
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(`/school/roster/${pupilId}`, {
    tone: 'done',
    key: `school:flash.${flashes[value.act]}`,
  });
}

export default function PupilPage() {
  const { pupil, grades, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('school');
  const f = useFormat();
  const pressed = answer?.result.initialValue?.act;
  const left = pupil.leftOn && f.date(pupil.leftOn, { year: true, weekday: false });
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs items={[{ to: '/school/roster', label: t('roster.title') }, { label: pupil.name }]} />
        }
        title={pupil.name}
        lead={`${f.grade(pupil.grade)} · ${pupil.className}`}
        actions={left && <Badge tone="warn">{t('pupil.left', { date: left })}</Badge>}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      <div className="mt-4 grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Card as="section" title={t('pupil.facts')}>
          <PupilForm
            key={pupil.leftOn ?? 'here'}
            pupil={pupil}
            grades={grades}
            act="edit"
            lastResult={pressed === 'edit' ? answer?.result : undefined}
            button={t('pupil.save')}
          />
        </Card>
        <div className="grid gap-5">
          <Card>
            <DefinitionList
              items={[
                { term: t('pupil.guardians'), detail: f.number(pupil.guardians) },
                { term: t('pupil.places'), detail: f.number(pupil.livePlaces) },
              ]}
            />
          </Card>
          {left ? (
            <Card as="section" title={t('pupil.return')}>
              <p className="text-sm text-ink-soft">{t('pupil.returnHint')}</p>
              <Form method="post">
                <SubmitButton name="act" value="return" variant="secondary">
                  {t('pupil.return')}
                </SubmitButton>
              </Form>
            </Card>
          ) : (
            <LeaveCard
              today={today}
              livePlaces={pupil.livePlaces}
              answer={pressed === 'leave' ? answer : undefined}
            />
          )}
        </div>
      </div>
    </>
  );
}

function LeaveCard({
  today,
  livePlaces,
  answer,
}: {
  today: string;
  livePlaces: number;
  answer: ReturnType<typeof useActionData<typeof action>>;
}) {
  const { t } = useTranslation('school');
  const [form, fields] = useForm<{ leftOn: string }>({
    id: 'leave',
    lastResult: answer?.result,
    defaultValue: { leftOn: today },
  });
  return (
    <Card as="section" title={t('pupil.leave')}>
      <p className="text-sm text-ink-soft">{t('pupil.leaveHint')}</p>
      {livePlaces > 0 && <Notice tone="warn">{t('pupil.placesWarn', { count: livePlaces })}</Notice>}
      <Form method="post" {...getFormProps(form)} className="grid gap-3">
        <input type="hidden" name="act" value="leave" />
        <DateField meta={fields.leftOn} label={t('pupil.leftOn')} max={today} />
        <div>
          <SubmitButton variant="danger">{t('pupil.leaveButton')}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

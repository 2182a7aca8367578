import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData, useSubmit } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CourseAndTime, MoneyFields, PeopleAndPlace } from '~/components/rules/try-fields';
import { TryVerdict } from '~/components/rules/try-verdict';
import { type TryGround, useTry } from '~/components/rules/use-try';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { DateField } from '~/components/ui/text-fields';
import { isSchoolDate, todayInShanghai } from '~/domain/calendar';
import { hasPlan, lawfulPlan, readTry, type TryText } from '~/forms/rules/try';
import { isTriedByPlan } from '~/forms/rules/try-rules';
import { getLocale, getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { tryGround } from '~/services/rules/try-ground.server';

export const handle = { i18n: ['rules', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title, description: data?.description });

export async function loader({ request }: LoaderFunctionArgs) {
  const [t, lng] = await Promise.all([getT(request, 'rules'), getLocale(request)]);
  const asked = new URL(request.url).searchParams;
  const day = asked.get('on') ?? '';
  const on = isSchoolDate(day) ? day : todayInShanghai(new Date());
  const about = asked.get('rule') ?? '';
  const ground = await tryGround(on, (rule) => isTriedByPlan(rule) || rule === about);
  const title = ground.titles[about];
  const sample = {
    title: t('try.sample.title'),
    summary: t('try.sample.summary'),
    syllabus: t('try.sample.syllabus'),
  };
  return {
    title: t('try.title'),
    description: t('try.lead'),
    ground: { ...ground, on },
    rule: title ? { id: about, byPlan: isTriedByPlan(about), title: pick(lng, title.zh, title.en) } : null,
    plan: hasPlan(asked) ? readTry(asked) : lawfulPlan(on, ground.calendar, sample),
    search: asked.toString(),
  };
}

export default function TryPlan() {
  const { title, description, rule, plan, ground, search } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['rules', 'common']);
  return (
    <div className="grid gap-6 pb-10">
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: '/', label: t('common:nav.browse') },
              { to: '/rules', label: t('rules:title') },
              { label: title },
            ]}
          />
        }
        title={title}
        lead={`${description} ${t('rules:try.demo')}`}
      />
      {/* A new address is a new plan: its fields begin again from what it says. */}
      <TryForm key={search} plan={plan as TryText} ground={ground as TryGround} rule={rule} />
    </div>
  );
}

function TryForm({
  plan,
  ground,
  rule,
}: {
  plan: TryText;
  ground: TryGround;
  rule: { id: string; byPlan: boolean; title: string } | null;
}) {
  const { t } = useTranslation(['rules', 'common']);
  const submit = useSubmit();
  const { answer, meta, onInput } = useTry(plan, ground);
  return (
    <Form
      method="get"
      onInput={onInput}
      noValidate
      className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]"
    >
      <div className="grid gap-4 lg:sticky lg:top-4 lg:order-last">
        <TryVerdict answer={answer} ground={ground} rule={rule} />
        <DateField
          name="on"
          label={t('rules:try.on')}
          defaultValue={ground.on}
          onBlur={({ currentTarget: { form, value } }) => {
            if (form && isSchoolDate(value) && value !== ground.on)
              submit(form, { replace: true, preventScrollReset: true });
          }}
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton>{t('rules:try.check')}</SubmitButton>
          <ButtonLink to={rule ? `/rules/try?rule=${rule.id}` : '/rules/try'} variant="quiet">
            {t('rules:try.again')}
          </ButtonLink>
        </div>
      </div>
      <div className="grid gap-4">
        {rule && <input type="hidden" name="rule" value={rule.id} />}
        <CourseAndTime initial={plan} meta={meta} />
        <PeopleAndPlace initial={plan} meta={meta} />
        <MoneyFields initial={plan} meta={meta} />
      </div>
    </Form>
  );
}

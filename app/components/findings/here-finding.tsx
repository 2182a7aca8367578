import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { metaAs } from '~/components/bureau/meta-as';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Disclosure } from '~/components/ui/disclosure';
import { ErrorSummary } from '~/components/ui/error-summary';
import { TextareaField } from '~/components/ui/text-fields';
import type { ShownFinding } from '~/domain/findings/shown';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { FindingState, RuleLink, SeverityBadge } from './finding-badges';

/** A finding as the school reads it; where the rule names the school, with the form that lets it pass. */
export function HereFinding({
  finding,
  mine,
  lastResult,
  now,
}: {
  finding: ShownFinding;
  /** The rule names the head of a school as who may let it pass. */
  mine: boolean;
  lastResult: SubmissionResult<string[]> | undefined;
  now: string;
}) {
  const { t } = useTranslation('findings');
  const f = useFormat();
  const lng = useLng();
  const [form, fields] = useForm<{ text: string }>({ id: `pass-${finding.id}`, lastResult });
  const { course, offeringId, provider, firstLessonOn } = finding;
  return (
    <Card
      as="article"
      title={pick(lng, finding.message.zh, finding.message.en)}
      aside={<FindingState status={finding.status} />}
    >
      <p className="flex flex-wrap items-center gap-2">
        <SeverityBadge severity={finding.severity} />
        <RuleLink rule={finding.rule} />
        {course && offeringId && (
          <Link to={`/school/offerings/${offeringId}`}>{pick(lng, course.nameZh, course.nameEn)}</Link>
        )}
        {provider && (
          <Link to={`/providers/${provider.id}`}>{pick(lng, provider.nameZh, provider.nameEn)}</Link>
        )}
      </p>
      <p className="text-sm text-ink-soft">
        {t('one.lessons', { count: finding.lessons })} · {t('one.children', { count: finding.children })}
        {firstLessonOn && ` · ${t('one.firstLesson')}${t('colon')}${f.date(firstLessonOn)}`}
        {' · '}
        {t('one.since')}
        {t('colon')}
        {f.instant(finding.since, new Date(now))}
      </p>
      <p className="text-sm">{t(provider ? 'here.byProvider' : 'here.bySchool')}</p>
      {mine && (
        <Disclosure summary={t('here.pass')} open={lastResult !== undefined}>
          <Form method="post" {...getFormProps(form)} noValidate className="grid gap-4">
            <input type="hidden" name="act" value="pass" />
            <input type="hidden" name="findingId" value={finding.id} />
            <ErrorSummary
              form={form}
              fields={{ text: metaAs(fields.text, `text-${finding.id}`) }}
              labels={{ text: t('here.passLabel') }}
            />
            <TextareaField
              meta={{ ...metaAs(fields.text, `text-${finding.id}`), name: 'text' }}
              label={t('here.passLabel')}
              hint={t('act.override.hint')}
              rows={3}
              maxLength={2000}
            />
            <SubmitButton>{t('here.passButton')}</SubmitButton>
          </Form>
        </Disclosure>
      )}
    </Card>
  );
}

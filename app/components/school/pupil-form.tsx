import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { ErrorSummary } from '~/components/ui/error-summary';
import { SelectField, TextField } from '~/components/ui/text-fields';
import { useFormat } from '~/i18n/use-format';

interface PupilFormProps {
  /** The pupil as known; a new one has nothing yet. The number itself never comes to the browser. */
  pupil?: { name: string; birthDate: string; grade: number; className: string; numberEnd: string };
  /** Grades the school teaches. */
  grades: readonly number[];
  act?: string;
  lastResult: SubmissionResult<string[]> | undefined;
  button: string;
}

type Fields = Record<'name' | 'pupilNumber' | 'birthDate' | 'grade' | 'className', string>;

/** One pupil, by the rules of a roster file. */
export function PupilForm({ pupil, grades, act, lastResult, button }: PupilFormProps) {
  const { t } = useTranslation('school');
  const f = useFormat();
  const [form, fields] = useForm<Fields>({
    id: 'pupil',
    lastResult,
    defaultValue: pupil && {
      name: pupil.name,
      birthDate: pupil.birthDate,
      grade: String(pupil.grade),
      className: pupil.className,
    },
  });
  const labels = {
    name: t('roster.name'),
    pupilNumber: t('roster.number'),
    birthDate: t('roster.birthDate'),
    grade: t('roster.grade'),
    className: t('roster.class'),
  };
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-4">
      {act && <input type="hidden" name="act" value={act} />}
      <ErrorSummary form={form} fields={fields} labels={labels} />
      <TextField meta={fields.name} label={labels.name} autoComplete="off" />
      <TextField
        meta={fields.pupilNumber}
        label={labels.pupilNumber}
        hint={pupil ? t('pupil.numberKept', { end: pupil.numberEnd }) : t('pupil.numberHint')}
        optional={pupil !== undefined}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <TextField
        meta={fields.birthDate}
        label={labels.birthDate}
        hint={t('pupil.birthHint')}
        autoComplete="off"
        inputMode="numeric"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          meta={fields.grade}
          label={labels.grade}
          options={grades.map((grade) => ({ value: String(grade), label: f.grade(grade) }))}
        />
        <TextField
          meta={fields.className}
          label={labels.className}
          hint={t('pupil.classHint')}
          autoComplete="off"
        />
      </div>
      <div>
        <SubmitButton>{button}</SubmitButton>
      </div>
    </Form>
  );
}

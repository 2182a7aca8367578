import { ChevronDown } from 'lucide-react';
import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './class-names';
import { controlClass, Field } from './field';
import type { FieldProps } from './field-control';

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, keyof FieldProps | 'children'>;
type TextFieldProps = FieldProps & Native & { prefix?: ReactNode; suffix?: ReactNode };

const limits = (meta: FieldProps['meta']) => ({
  minLength: meta?.minLength,
  maxLength: meta?.maxLength,
  min: meta?.min,
  max: meta?.max,
  step: meta?.step,
  pattern: meta?.pattern,
});

function split(props: TextFieldProps): [FieldProps, Native & Pick<TextFieldProps, 'prefix' | 'suffix'>] {
  const { meta, label, hint, optional, labelHidden, name, defaultValue, error, className, ...native } = props;
  return [{ meta, label, hint, optional, labelHidden, name, defaultValue, error, className }, native];
}

/** One line of text: any native input attribute goes through (`type`, `inputMode`, `autoComplete`, `maxLength`). */
export function TextField(props: TextFieldProps) {
  const [field, { prefix, suffix, ...native }] = split(props);
  return (
    <Field {...field}>
      {(control) => (
        <span className="relative flex items-center">
          {prefix && <span className="pointer-events-none absolute start-3 text-ink-soft">{prefix}</span>}
          <input
            key={control.reactKey}
            {...limits(field.meta)}
            {...native}
            {...control.attributes}
            defaultValue={native.value === undefined ? control.text : undefined}
            className={cx(controlClass, prefix != null && 'ps-8', suffix != null && 'pe-14')}
          />
          {suffix && (
            <span className="pointer-events-none absolute end-3 text-sm text-ink-soft">{suffix}</span>
          )}
        </span>
      )}
    </Field>
  );
}

/** A school date; the value is YYYY-MM-DD. */
export function DateField(props: TextFieldProps) {
  return <TextField type="date" {...props} />;
}

/** A time of day; the value is HH:MM. */
export function TimeField(props: TextFieldProps) {
  return <TextField type="time" step={300} {...props} />;
}

/** An amount typed in yuan; the schema turns it into fen (`parseYuan` of domain/money). */
export function MoneyField(props: TextFieldProps) {
  const { t } = useTranslation('common');
  return <TextField inputMode="decimal" autoComplete="off" prefix="¥" suffix={t('form.yuan')} {...props} />;
}

/** Several lines, with what is left of the limit when `maxLength` is given. */
export function TextareaField({
  rows = 4,
  maxLength,
  ...props
}: FieldProps & { rows?: number; maxLength?: number } & Pick<
    TextareaHTMLAttributes<HTMLTextAreaElement>,
    'placeholder' | 'autoComplete' | 'autoFocus'
  >) {
  const { t } = useTranslation('common');
  const limit = maxLength ?? props.meta?.maxLength;
  const [field, native] = split(props as TextFieldProps);
  const [length, setLength] = useState<number>();
  return (
    <Field {...field}>
      {(control) => {
        const used = length ?? control.text?.length ?? 0;
        return (
          <>
            <textarea
              key={control.reactKey}
              rows={rows}
              placeholder={native.placeholder}
              {...control.attributes}
              defaultValue={control.text}
              onInput={limit ? (event) => setLength(event.currentTarget.value.length) : undefined}
              className={cx(controlClass, 'py-2')}
            />
            {limit !== undefined && used > limit * 0.8 && (
              <p
                aria-live="polite"
                className={cx('text-sm tabular', used > limit ? 'text-refuse' : 'text-ink-faint')}
              >
                {used > limit
                  ? t('form.charactersOver', { count: used - limit })
                  : t('form.charactersLeft', { count: limit - used })}
              </p>
            )}
          </>
        );
      }}
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
  disabled?: boolean;
}

type SelectFieldProps = FieldProps & {
  options: readonly Option[];
  /** First, empty choice; "Please choose" unless told. `null` for none. */
  placeholder?: string | null;
  onChange?: (value: string) => void;
  form?: string;
};

/** The platform's own list: best on phones, and it works without script. */
export function SelectField({ options, placeholder, onChange, form, ...field }: SelectFieldProps) {
  const { t } = useTranslation('common');
  return (
    <Field {...field}>
      {(control) => (
        <span className="relative flex items-center">
          <select
            key={control.reactKey}
            form={form}
            {...control.attributes}
            defaultValue={control.text ?? ''}
            onChange={onChange && ((event) => onChange(event.currentTarget.value))}
            className={cx(controlClass, 'appearance-none pe-9')}
          >
            {placeholder !== null && <option value="">{placeholder ?? t('form.choose')}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown aria-hidden className="pointer-events-none absolute end-3 size-4 text-ink-soft" />
        </span>
      )}
    </Field>
  );
}

import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './class-names';
import { type FieldProps, useControl } from './field-control';

type Control = ReturnType<typeof useControl>;

/**
 * Label, hint and error around one control, tied together for screen readers.
 * `children` gets the control's attributes; the fields of `text-fields.tsx` and `choice-fields.tsx` are made of it.
 */
export function Field({ children, ...props }: FieldProps & { children: (control: Control) => ReactNode }) {
  const control = useControl(props);
  const { label, hint, optional, labelHidden, className } = props;
  return (
    <div className={cx('grid gap-1.5', className)}>
      <label htmlFor={control.id} className={labelHidden ? 'sr-only' : 'font-semibold'}>
        {label}
        {optional && <OptionalMark />}
      </label>
      <FieldNotes control={control} hint={hint} />
      {children(control)}
    </div>
  );
}

/** A group of choices: the same, as fieldset and legend. */
export function FieldGroup({
  children,
  ...props
}: FieldProps & { children: (control: Control) => ReactNode }) {
  const control = useControl(props);
  const { label, hint, optional, labelHidden, className } = props;
  return (
    <fieldset
      id={control.id}
      tabIndex={-1}
      aria-describedby={control.attributes['aria-describedby']}
      className={cx('min-w-0', className)}
    >
      <legend className={labelHidden ? 'sr-only' : 'mb-1.5 font-semibold'}>
        {label}
        {optional && <OptionalMark />}
      </legend>
      <div className="grid gap-1.5">
        <FieldNotes control={control} hint={hint} />
        {children(control)}
      </div>
    </fieldset>
  );
}

function OptionalMark() {
  const { t } = useTranslation('common');
  return <span className="ms-2 text-sm font-normal text-ink-faint">{t('form.optional')}</span>;
}

function FieldNotes({ control, hint }: { control: Control; hint?: string }) {
  const { t } = useTranslation('common');
  return (
    <>
      {hint && (
        <p id={control.hintId} className="text-sm text-ink-soft">
          {hint}
        </p>
      )}
      {control.error && (
        <p id={control.errorId} className="flex items-start gap-1.5 text-sm font-semibold text-refuse">
          <CircleAlert aria-hidden className="mt-[0.25em] size-[1.1em] shrink-0" />
          <span>
            <span className="sr-only">{t('form.fieldError')}</span>
            {control.error}
          </span>
        </p>
      )}
    </>
  );
}

/** The look of a text control. */
export const controlClass =
  'h-control w-full rounded-control border border-line-strong bg-surface px-3 py-1.5 text-base text-ink placeholder:text-ink-faint aria-invalid:border-2 aria-invalid:border-refuse disabled:bg-sunken [&[readonly]]:bg-sunken';

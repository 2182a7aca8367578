import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from './class-names';
import { FieldGroup } from './field';
import { type FieldProps, useControl } from './field-control';
import type { Option } from './text-fields';

type GroupProps = FieldProps & {
  options: readonly (Option & { icon?: LucideIcon })[];
  /** `rows`: one below the other (default); `chips`: side by side, for short words such as weekdays and grades. */
  layout?: 'rows' | 'chips';
  onChange?: (value: string, checked: boolean) => void;
};

const rowClass =
  'flex h-control items-center gap-3 rounded-control border border-line bg-surface px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft has-disabled:text-ink-faint';
const chipClass =
  'inline-flex h-control w-control items-center justify-center gap-1.5 rounded-full border border-line-strong bg-surface px-3.5 has-checked:border-accent has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent has-disabled:opacity-50';

function Choices({
  type,
  options,
  layout = 'rows',
  onChange,
  ...field
}: GroupProps & { type: 'radio' | 'checkbox' }) {
  return (
    <FieldGroup {...field}>
      {(control) => {
        const initial = control.initial;
        const chosen = new Set(
          Array.isArray(initial) ? initial.map(String) : initial == null ? [] : [String(initial)],
        );
        return (
          <div className={layout === 'chips' ? 'flex flex-wrap gap-2' : 'grid gap-2'}>
            {options.map(({ value, label, hint, disabled, icon: Icon }) => (
              <label
                key={`${control.reactKey ?? ''}${value}`}
                className={layout === 'chips' ? chipClass : rowClass}
              >
                <input
                  type={type}
                  name={control.attributes.name}
                  value={value}
                  defaultChecked={chosen.has(value)}
                  disabled={disabled}
                  required={type === 'radio' ? control.attributes.required : undefined}
                  aria-invalid={control.attributes['aria-invalid']}
                  onChange={onChange && ((event) => onChange(value, event.currentTarget.checked))}
                  className={layout === 'chips' ? 'sr-only' : 'size-5 shrink-0'}
                />
                {Icon && <Icon aria-hidden className="size-[1.15em] shrink-0" />}
                <span>
                  {label}
                  {hint && <span className="block text-sm text-ink-soft">{hint}</span>}
                </span>
              </label>
            ))}
          </div>
        );
      }}
    </FieldGroup>
  );
}

/** One of a few. */
export function RadioGroupField(props: GroupProps) {
  return <Choices type="radio" {...props} />;
}

/** Any of a few; the form gets one value per tick under the same name. */
export function CheckboxGroupField(props: GroupProps) {
  return <Choices type="checkbox" {...props} />;
}

/** A single yes: `value` is "on" unless told, as browsers send it. */
export function CheckboxField({
  value = 'on',
  onChange,
  ...props
}: FieldProps & { value?: string; onChange?: (checked: boolean) => void }) {
  const { t } = useTranslation('common');
  const control = useControl(props);
  const { label, hint, className } = props;
  return (
    <div className={cx('grid gap-1', className)}>
      <label className="flex h-control items-center gap-3 py-1">
        <input
          key={control.reactKey}
          type="checkbox"
          {...control.attributes}
          value={value}
          defaultChecked={control.text === value || control.initial === true}
          onChange={onChange && ((event) => onChange(event.currentTarget.checked))}
          className="size-5 shrink-0"
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={control.hintId} className="ps-8 text-sm text-ink-soft">
          {hint}
        </p>
      )}
      {control.error && (
        <p id={control.errorId} className="ps-8 text-sm font-semibold text-refuse">
          <span className="sr-only">{t('form.fieldError')}</span>
          {control.error}
        </p>
      )}
    </div>
  );
}

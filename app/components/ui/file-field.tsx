import { Paperclip } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from './button';
import { cx } from './class-names';
import { Field } from './field';
import type { FieldProps } from './field-control';

type FileFieldProps = FieldProps & {
  /** As the native attribute: `.pdf,image/*`. */
  accept?: string;
  multiple?: boolean;
  /** Largest size in bytes, checked before sending and said in the hint. */
  maxBytes?: number;
};

/** A file. The native input does the work (and all of it without script); the label speaks our language. */
export function FileField({ accept, multiple, maxBytes, ...field }: FileFieldProps) {
  const { t } = useTranslation('common');
  const [names, setNames] = useState<string[]>([]);
  const limit = maxBytes ? t('form.fileLimit', { size: Math.floor(maxBytes / 1024 / 1024) }) : undefined;
  return (
    <Field {...field} hint={[field.hint, limit].filter(Boolean).join(' ') || undefined}>
      {(control) => (
        <span className="relative flex h-control items-center gap-3 rounded-control has-focus-visible:outline-3 has-focus-visible:outline-accent">
          <span aria-hidden className={buttonClass({ size: 'md' }, 'shrink-0')}>
            <Paperclip className="size-4" />
            {t('form.fileChoose')}
          </span>
          <span
            aria-hidden
            className={cx('min-w-0 truncate text-sm', names.length === 0 && 'text-ink-faint')}
          >
            {names.join('、') || t('form.fileNone')}
          </span>
          <input
            key={control.reactKey}
            type="file"
            accept={accept}
            multiple={multiple}
            {...control.attributes}
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              const tooLarge = maxBytes !== undefined && files.some((file) => file.size > maxBytes);
              event.currentTarget.setCustomValidity(tooLarge ? t('field.file_too_large') : '');
              if (tooLarge) event.currentTarget.reportValidity();
              setNames(files.map((file) => file.name));
            }}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
        </span>
      )}
    </Field>
  );
}

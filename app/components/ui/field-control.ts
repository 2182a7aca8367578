import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { datesRead } from '~/i18n/dates-read';
import { useFormat } from '~/i18n/use-format';

/** What a field needs to know; a conform `FieldMetadata` fits as it is. */
export interface FieldMeta {
  key?: string;
  id: string;
  name: string;
  errorId: string;
  descriptionId: string;
  initialValue?: unknown;
  errors?: string[];
  required?: boolean;
  minLength?: number;
  maxLength?: number;
  min?: string | number;
  max?: string | number;
  step?: string | number;
  pattern?: string;
  multiple?: boolean;
}

export interface FieldProps {
  /** A field of conform's `useForm`: `meta={fields.phone}`. Without it give `name` (and `defaultValue`, `error`). */
  meta?: FieldMeta;
  label: string;
  hint?: string;
  /** Says "optional" beside the label. Everything else is required: mark the exceptions. */
  optional?: boolean;
  /** Keeps the label for screen readers only (a search box, a cell of a table). */
  labelHidden?: boolean;
  name?: string;
  defaultValue?: string | readonly string[];
  error?: string;
  className?: string;
}

/** The attributes that tie a control to its label, hint and error. */
export function useControl({ meta, name, defaultValue, error, hint, optional }: FieldProps) {
  const ownId = useId();
  const message = useFieldMessage();
  const id = meta?.id ?? ownId;
  const errorId = meta?.errorId ?? `${id}-error`;
  const hintId = meta?.descriptionId ?? `${id}-hint`;
  const code = error ?? meta?.errors?.[0];
  const initial = defaultValue ?? meta?.initialValue;
  return {
    id,
    hintId,
    errorId,
    error: code === undefined ? undefined : message(code),
    initial,
    reactKey: meta?.key,
    attributes: {
      id,
      name: meta?.name ?? name,
      required: optional ? undefined : meta?.required || undefined,
      'aria-invalid': code === undefined ? undefined : true,
      'aria-describedby':
        [hint && hintId, code !== undefined && errorId].filter(Boolean).join(' ') || undefined,
    },
    text: typeof initial === 'string' ? initial : undefined,
  };
}

/**
 * Words for an error of a form. Schemas name a code (`required`, or `too_long?max=40` with what the words need);
 * it is looked up in `common:field`, `codes:field` and `codes:refusal`. A sentence in words already stays as it is.
 */
export function useFieldMessage() {
  const { i18n } = useTranslation('common');
  const f = useFormat();
  const lookUp = i18n.t as unknown as (key: string, params?: Record<string, string>) => string;
  return (error: string): string => {
    const [code = '', query = ''] = error.split('?');
    if (!/^[a-z][a-z0-9_]*$/.test(code))
      return /^(Invalid|Too|Required|Expected)/.test(error) ? lookUp('common:field.invalid') : error;
    const params = Object.fromEntries(new URLSearchParams(query));
    const key = [`common:field.${code}`, `codes:field.${code}`, `codes:refusal.${code}`].find((k) =>
      i18n.exists(k),
    );
    return lookUp(key ?? 'common:field.invalid', datesRead(params, f));
  };
}

import { CircleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldMessage } from './field-control';

interface SummaryForm {
  id: string;
  /** conform's `form.allErrors`: errors by field name; '' holds those of the whole form. */
  allErrors: Record<string, string[] | undefined>;
}

interface ErrorSummaryProps {
  form: SummaryForm;
  /** conform's `fields`, to take each line to its control. */
  fields?: Record<string, { id: string; name: string }>;
  /** Labels by field name, put before the message where the message alone would not say which field. */
  labels?: Record<string, string>;
}

/** Everything that needs another look, above the form, each line a link to its place. It takes the focus when it appears. */
export function ErrorSummary({ form, fields = {}, labels = {} }: ErrorSummaryProps) {
  const { t } = useTranslation('common');
  const message = useFieldMessage();
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(form.allErrors).flatMap(([name, errors]) =>
    errors?.length ? [{ name, error: errors[0] ?? '' }] : [],
  );
  const shown = entries.map((entry) => entry.name + entry.error).join('|');
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown]);
  if (entries.length === 0) return null;
  const idOf = (name: string) =>
    Object.values(fields).find((field) => field.name === name)?.id ?? (name ? `${form.id}-${name}` : form.id);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="grid gap-2 rounded-card border-2 border-refuse bg-surface p-4"
    >
      <h2 className="flex items-center gap-2 text-lg">
        <CircleAlert aria-hidden className="size-5 shrink-0 text-refuse" />
        {t('form.problems', { count: entries.length })}
      </h2>
      <p className="text-sm text-ink-soft">{t('form.problemsHint')}</p>
      <ul className="grid gap-1">
        {entries.map(({ name, error }) => (
          <li key={name}>
            {name ? (
              <a href={`#${idOf(name)}`} className="font-semibold text-refuse underline">
                {labels[name] && `${labels[name]}${t('form.colon')}`}
                {message(error)}
              </a>
            ) : (
              <span className="font-semibold text-refuse">{message(error)}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

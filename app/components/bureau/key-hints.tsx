import { useTranslation } from 'react-i18next';

/** The keys of this page, where there is a keyboard. */
export function KeyHints({ keys }: { keys: readonly { key: string; label: string }[] }) {
  const { t } = useTranslation('bureau');
  return (
    <p className="no-print hidden flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-faint lg:flex">
      <span>{t('keys.title')}</span>
      {keys.map(({ key, label }) => (
        <span key={key}>
          <kbd className="rounded border border-line-strong bg-surface px-1.5 text-xs">{key}</kbd> {label}
        </span>
      ))}
    </p>
  );
}

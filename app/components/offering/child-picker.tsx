import { Form, Link } from '@remix-run/react';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '~/components/ui/class-names';
import { useFormat } from '~/i18n/use-format';
import type { ChildView } from './card-view';

const chip =
  'inline-flex h-control items-center gap-1.5 rounded-full border px-3.5 text-sm font-semibold no-underline';
const on = 'border-accent bg-accent text-on-accent';
const off = 'border-line-strong bg-surface text-ink hover:border-accent hover:text-accent';

/** Which of the guardian's children a page is looked at for. Choosing is a form: it works without script. */
export function ChildPicker({
  choices,
  chosen,
  here,
  nobody,
}: {
  choices: readonly ChildView[];
  chosen: ChildView | null;
  /** Where to come back to. */
  here: string;
  /** Address of the same page for nobody in particular; absent where that makes no sense. */
  nobody?: string;
}) {
  const { t } = useTranslation('public');
  const f = useFormat();
  if (choices.length === 0) return null;
  const name = (child: ChildView) => t('child.with', { name: child.name, grade: f.grade(child.grade) });
  return (
    <section aria-label={t('child.label')} className="flex flex-wrap items-center gap-2">
      <span className="text-sm text-ink-soft">{t('child.label')}</span>
      {choices.map((child) =>
        child.id === chosen?.id ? (
          <span key={child.id} aria-current="true" className={cx(chip, on)}>
            <Check aria-hidden className="size-[1.1em]" />
            {name(child)}
          </span>
        ) : (
          <Form key={child.id} method="post" action="/parent/chosen-child" preventScrollReset>
            <input type="hidden" name="to" value={here} />
            <button type="submit" name="childId" value={child.id} className={cx(chip, off)}>
              {name(child)}
            </button>
          </Form>
        ),
      )}
      {nobody &&
        (chosen ? (
          <Link to={nobody} preventScrollReset className={cx(chip, off)}>
            {t('child.nobody')}
          </Link>
        ) : (
          <span aria-current="true" className={cx(chip, on)}>
            {t('child.nobody')}
          </span>
        ))}
    </section>
  );
}

import { SlidersHorizontal, X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from './button';

interface FilterSheetProps {
  id: string;
  /** Names the place: "Filter courses". */
  label: string;
  /** Filters in force, shown on the button. */
  count?: number;
  children: ReactNode;
  /** Kept in sight at the sheet's foot on a phone: "Show 23 courses" (a button; it also closes the sheet). */
  footer?: ReactNode;
}

/**
 * Filters: a rail on wide screens, a sheet from below on phones, one set of controls for both. Without script the
 * button is a link to the same controls, which then stand in the page.
 */
export function FilterSheet({ id, label, count = 0, children, footer }: FilterSheetProps) {
  const { t } = useTranslation('common');
  const ref = useRef<HTMLDialogElement>(null);
  const close = () => ref.current?.open && ref.current.close();
  return (
    <>
      <a
        href={`#${id}`}
        onClick={(event) => {
          event.preventDefault();
          ref.current?.showModal();
        }}
        className={buttonClass({}, 'lg:hidden')}
      >
        <SlidersHorizontal aria-hidden className="size-[1.15em]" />
        {t('action.filter')}
        {count > 0 && (
          <span className="rounded-full bg-accent px-2 text-xs text-on-accent tabular">{count}</span>
        )}
      </a>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way; the click is for the backdrop */}
      <dialog
        ref={ref}
        id={id}
        aria-label={label}
        onClick={(event) => event.target === event.currentTarget && close()}
        className="filter-sheet max-w-none flex-col overflow-hidden bg-surface p-0 open:mb-0 open:flex open:max-h-[88dvh] open:w-full open:rounded-t-card open:shadow-float open:animate-[rise_180ms_ease-out] target:static target:flex target:w-full lg:static lg:m-0 lg:flex lg:w-full lg:overflow-visible lg:bg-transparent"
      >
        <div className="flex items-center justify-between gap-3 border-b border-line px-4 py-2 lg:hidden">
          <h2 className="text-lg">{label}</h2>
          <Button
            variant="quiet"
            icon={X}
            aria-label={t('action.close')}
            onClick={close}
            className="w-control px-0"
          />
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto p-4 lg:overflow-visible lg:p-0">{children}</div>
        {footer && (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the button inside is the control
          <div className="border-t border-line p-4 lg:hidden" onClick={close}>
            {footer}
          </div>
        )}
      </dialog>
    </>
  );
}

import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { cx } from './class-names';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** The acts, kept in sight below the scrolling content. */
  footer?: ReactNode;
  children: ReactNode;
}

/** Opens and closes the platform's own modal dialog: it keeps the focus inside, gives it back, and closes on Escape. */
function useModal(open: boolean): RefObject<HTMLDialogElement> {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return ref;
}

function Modal({ open, onClose, title, footer, children, className }: DialogProps & { className: string }) {
  const { t } = useTranslation('common');
  const ref = useModal(open);
  const titleId = useId();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way; the click is for the backdrop
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={cx('flex-col overflow-hidden bg-surface p-0 shadow-float open:flex', className)}
    >
      <div className="flex items-center justify-between gap-3 border-b border-line px-4 py-2">
        <h2 id={titleId} className="text-lg">
          {title}
        </h2>
        <Button
          variant="quiet"
          icon={X}
          aria-label={t('action.close')}
          onClick={onClose}
          className="w-control px-0"
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto p-4">{open && children}</div>
      {footer && <div className="flex flex-wrap justify-end gap-2 border-t border-line p-4">{footer}</div>}
    </dialog>
  );
}

/** A question in the middle of the page. What it asks must also work as a page of its own, without script. */
export function Dialog(props: DialogProps) {
  return (
    <Modal
      {...props}
      className="w-[min(32rem,calc(100vw-2rem))] max-h-[85dvh] rounded-card animate-[rise_160ms_ease-out]"
    />
  );
}

/** From below on phones, from the side on wide screens: details of a queue's row, choices of a card. */
export function Sheet(props: DialogProps) {
  return (
    <Modal
      {...props}
      className="mb-0 w-full max-w-none max-h-[88dvh] rounded-t-card animate-[rise_180ms_ease-out] sm:my-0 sm:me-0 sm:h-dvh sm:max-h-none sm:w-[28rem] sm:rounded-none sm:animate-[slide_180ms_ease-out]"
    />
  );
}

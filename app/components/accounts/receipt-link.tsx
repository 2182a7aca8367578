import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '~/components/ui/button';
import type { PaymentStatus } from '~/domain/states';

/** The receipt of a payment that has come. */
export function ReceiptLink({ payment }: { payment: { id: string; status: PaymentStatus } }) {
  const { t } = useTranslation('accounts');
  if (payment.status !== 'paid') return null;
  return (
    <div>
      <a
        href={`/parent/payments/${payment.id}/receipt.pdf`}
        className={buttonClass({ variant: 'quiet', size: 'sm' })}
      >
        <FileDown aria-hidden className="size-[1.15em] shrink-0" />
        {t('place.receipt')}
      </a>
    </div>
  );
}

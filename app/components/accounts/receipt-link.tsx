import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '~/components/ui/button';
import type { PaymentMethod, PaymentStatus } from '~/domain/states';
import { useFormat } from '~/i18n/use-format';

interface ReceiptLinkProps {
  payment: { id: string; amountFen: number; status: PaymentStatus; method?: PaymentMethod };
}

/** The receipt of a payment that has come. Credit had its receipt when the money first came. */
export function ReceiptLink({ payment }: ReceiptLinkProps) {
  const { t } = useTranslation('accounts');
  const f = useFormat();
  if (payment.status !== 'paid' || payment.method === 'credit') return null;
  return (
    <div>
      <a
        href={`/parent/payments/${payment.id}/receipt.pdf`}
        className={buttonClass({ variant: 'quiet', size: 'sm' })}
      >
        <FileDown aria-hidden className="size-[1.15em] shrink-0" />
        {t('place.receipt')}
        <span className="sr-only"> {f.money(payment.amountFen)}</span>
      </a>
    </div>
  );
}

import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { pdfAnswer } from '~/http/download.server';
import { getLocale } from '~/http/locale.server';
import { receiptFile } from '~/services/receipts/receipt-file.server';

/** The receipt of one's own payment, in one's own language. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'payments.read');
  const lng = await getLocale(request);
  return pdfAnswer(await receiptFile(actor, params.paymentId ?? '', lng, new Date()));
}

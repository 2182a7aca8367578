import type { LoaderFunctionArgs } from '@remix-run/node';
import { NotFound } from '~/domain/refusal';
import { isMonth } from '~/domain/settlement/month';
import { requireCan } from '~/http/actor.server';
import { pdfAnswer } from '~/http/download.server';
import { getLocale } from '~/http/locale.server';
import { treasuryFile } from '~/services/settlement/papers.server';

/** The treasury's list of a month, to be signed. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'settlement.read');
  const month = new URL(request.url).searchParams.get('month') ?? '';
  if (!isMonth(month)) throw new NotFound('month');
  const lng = await getLocale(request);
  return pdfAnswer(await treasuryFile(actor, month, lng, new Date()));
}

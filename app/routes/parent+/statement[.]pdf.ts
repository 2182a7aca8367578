import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { pdfAnswer } from '~/http/download.server';
import { getLocale } from '~/http/locale.server';
import { familyStatementFile } from '~/services/statements/family-paper.server';

/** The term statement of the family as a file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'payments.read');
  const lng = await getLocale(request);
  const term = new URL(request.url).searchParams.get('term');
  return pdfAnswer(await familyStatementFile(actor, term, lng, new Date()));
}

import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { pdfAnswer } from '~/http/download.server';
import { getLocale } from '~/http/locale.server';
import { statementFile } from '~/services/settlement/papers.server';
import { ownStatement } from '~/services/settlement/provider.server';

/** One's own statement of a month as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'settlement.own');
  const lng = await getLocale(request);
  const statement = await ownStatement(actor, params.settlementId ?? '');
  return pdfAnswer(await statementFile(statement, lng, new Date()));
}

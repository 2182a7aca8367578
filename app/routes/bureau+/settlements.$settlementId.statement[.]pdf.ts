import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { pdfAnswer } from '~/http/download.server';
import { getLocale } from '~/http/locale.server';
import { statementFile } from '~/services/settlement/papers.server';
import { settlementStatement } from '~/services/settlement/statement.server';

/** The statement that the provider gets, as the bureau sees it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireCan(request, 'settlement.read');
  const lng = await getLocale(request);
  const statement = await settlementStatement(params.settlementId ?? '');
  return pdfAnswer(await statementFile(statement, lng, new Date()));
}

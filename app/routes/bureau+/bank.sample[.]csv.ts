import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { asLng } from '~/i18n/config';
import { sampleStatement } from '~/services/bank/sample.server';

/** A statement as the import reads it, with headings in the language of the page it was asked from. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'money.act');
  const lng = asLng(new URL(request.url).searchParams.get('lng'));
  const name = lng === 'en' ? 'statement.csv' : encodeURIComponent('银行流水.csv');
  return new Response(sampleStatement(lng), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="statement.csv"; filename*=UTF-8''${name}`,
    },
  });
}

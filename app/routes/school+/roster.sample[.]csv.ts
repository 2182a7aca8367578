import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { asLng } from '~/i18n/config';
import { sampleRoster } from '~/services/roster/sample.server';

/** A roster to fill in, with headings in the language of the page it was asked from. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'pupils.import');
  const lng = asLng(new URL(request.url).searchParams.get('lng'));
  const name = lng === 'en' ? 'roster.csv' : encodeURIComponent('学生名册.csv');
  return new Response(sampleRoster(lng), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="roster.csv"; filename*=UTF-8''${name}`,
    },
  });
}

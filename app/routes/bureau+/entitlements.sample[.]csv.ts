import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireCan } from '~/http/actor.server';
import { asLng } from '~/i18n/config';
import { sampleRegister } from '~/services/aid/register-sample.server';

/** A register to fill in, with headings in the language of the page it was asked from. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'entitlement.manage');
  const lng = asLng(new URL(request.url).searchParams.get('lng'));
  const name = lng === 'en' ? 'register.csv' : encodeURIComponent('补助名册.csv');
  return new Response(sampleRegister(lng), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="register.csv"; filename*=UTF-8''${name}`,
    },
  });
}

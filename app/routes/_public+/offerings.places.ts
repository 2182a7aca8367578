import type { LoaderFunctionArgs } from '@remix-run/node';
import { isId } from '~/domain/id';
import { placesLeft } from '~/services/catalogue/places.server';

const MOST = 60;

/** Places left now of `?ids=a,b`, for pages that are being looked at. Unknown ids are left out. */
export async function loader({ request }: LoaderFunctionArgs) {
  const asked = (new URL(request.url).searchParams.get('ids') ?? '').split(',').filter(isId).slice(0, MOST);
  const places = await placesLeft(asked, new Date());
  return Response.json({ places }, { headers: { 'cache-control': 'no-store' } });
}

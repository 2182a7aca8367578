import type { LoaderFunctionArgs } from '@remix-run/node';
import { isId } from '~/domain/id';
import { publicDemand } from '~/services/wishes/public-demand.server';

const MOST = 60;

/** Places and wishes now of `?ids=a,b`, for pages that are being looked at. Classes that are not drawn are left out. */
export async function loader({ request }: LoaderFunctionArgs) {
  const asked = (new URL(request.url).searchParams.get('ids') ?? '').split(',').filter(isId).slice(0, MOST);
  return Response.json({ demand: await publicDemand(asked) }, { headers: { 'cache-control': 'no-store' } });
}

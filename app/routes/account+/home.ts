import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { requireSignedIn } from '~/http/actor.server';
import { homeOf } from '~/http/auth.server';

/** Wherever the work of this person is. */
export async function loader({ request }: LoaderFunctionArgs) {
  return redirect(homeOf(await requireSignedIn(request)));
}

import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { NotFound } from '~/domain/refusal';
import { callerOf } from '~/http/caller.server';
import { getLocale } from '~/http/locale.server';
import { safeReturnPath } from '~/http/return-path.server';
import { demoDoorsOpen } from '~/services/identity/demo-doors.server';
import { signInAs } from '~/services/identity/sign-in-as.server';

/** A session for one of the cast; 404 where there is no demo. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (!demoDoorsOpen()) throw new NotFound('demo');
  const typed = await request.formData();
  const lng = await getLocale(request);
  const { headers } = await signInAs(String(typed.get('cast')), callerOf(request, context, lng), new Date());
  return redirect(safeReturnPath(typed.get('to'), '/account/home'), { headers });
}

export function loader() {
  if (!demoDoorsOpen()) throw new NotFound('demo');
  return redirect('/demo');
}

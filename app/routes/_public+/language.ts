import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { getActor } from '~/http/actor.server';
import { getLocale, localeCookie } from '~/http/locale.server';
import { pathOf, safeReturnPath } from '~/http/return-path.server';
import { isLng } from '~/i18n/config';
import { chooseLanguage } from '~/services/identity/choose-language.server';

/** The language switch: keeps the choice in a cookie, and on the account of who is signed in; back to where one was. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const chosen = form.get('lng');
  const lng = isLng(chosen) ? chosen : await getLocale(request);
  const actor = await getActor(request);
  if (actor) await chooseLanguage(actor, lng, new Date());
  return redirect(safeReturnPath(form.get('to'), pathOf(request)), {
    headers: { 'Set-Cookie': await localeCookie(lng) },
  });
}

/** Nothing to see here: a reader who lands on the address goes home. */
export function loader() {
  return redirect('/');
}

import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { chooseForm } from '~/forms/parent/child';
import { requireCan } from '~/http/actor.server';
import { ourCookie } from '~/http/cookies.server';
import { parseForm } from '~/http/form.server';
import { safeReturnPath } from '~/http/return-path.server';
import { chosenChild } from '~/services/children/choose-child.server';

const HALF_A_YEAR_SECONDS = 180 * 24 * 3600;

/** Whoever comes here by a link goes home: choosing is a POST. */
export async function loader() {
  return redirect('/parent');
}

/** Chooses the child that courses are looked at for: the cookie `child`. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'children.manage');
  const form = await parseForm(request, chooseForm);
  if (!form.ok) return form.answer();
  const childId = await chosenChild(actor, form.value.childId);
  const cookie = await ourCookie('child', HALF_A_YEAR_SECONDS).serialize(childId);
  return redirect(safeReturnPath(form.value.to, '/'), { headers: { 'set-cookie': cookie } });
}

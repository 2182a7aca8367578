import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  redirectDocument,
} from '@remix-run/node';
import { idOf } from '~/domain/id';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { getLocale } from '~/http/locale.server';
import { startPayment } from '~/services/payments/start-payment.server';

/** Whoever comes here by a link sees the place: paying is a POST. */
export async function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/parent/enrollments/${idOf(params.enrollmentId, 'enrollment')}`);
}

/** Leads to the pay page of a held place: a new one, or the one that is open already. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'enrollment.write');
  const enrollmentId = idOf(params.enrollmentId, 'enrollment');
  const payment = await startPayment(actor, { enrollmentId, locale: await getLocale(request) }, new Date());
  if (payment.kind === 'done') return redirectDocument(payment.url);
  const [refusal] = payment.refusals;
  const key =
    refusal?.code === 'payment_unavailable' ? 'parent:flash.payUnavailable' : 'parent:flash.payRefused';
  return redirectWithFlash(`/parent/enrollments/${enrollmentId}`, { tone: 'warn', key });
}

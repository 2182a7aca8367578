import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CalendarCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ExpiryTable } from '~/components/expiry/expiry-table';
import { ExpiryTotals } from '~/components/expiry/expiry-totals';
import type { ExpiryRowView } from '~/components/expiry/expiry-words';
import { RemedyActs } from '~/components/expiry/remedy-acts';
import { TouchedLessons } from '~/components/expiry/touched-lessons';
import { pageMeta } from '~/components/shell/page-meta';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { expiryAct } from '~/forms/provider/expiry';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pauseSale } from '~/services/expiry/pause-sale.server';
import { ownExpiries } from '~/services/expiry/queries.server';
import { replaceInstructor } from '~/services/expiry/replace-instructor.server';

export const handle = { i18n: ['expiry', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'staff.manage');
  const t = await getT(request, 'expiry');
  return { title: t('provider.title'), board: await ownExpiries(actor, new Date()) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'offering.plan');
  const form = await parseForm(request, expiryAct);
  if (!form.ok) return form.answer();
  const now = new Date();
  const here = '/provider/expiries';
  if (form.value.act === 'replace') {
    const outcome = await replaceInstructor(actor, form.value, now);
    if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
    const { lessons: count } = outcome;
    return redirectWithFlash(here, { tone: 'done', key: 'expiry:flash.replaced', params: { count } });
  }
  const outcome = await pauseSale(actor, form.value, now);
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(here, { tone: 'done', key: 'expiry:flash.paused' });
}

/** Where each kind of thing is renewed. */
function renewTo({ kind, id }: ExpiryRowView): string {
  if (kind === 'staff_check') return `/provider/instructors/${id}/check`;
  if (kind === 'qualification') return `/provider/instructors/${id}/edit`;
  return kind === 'credential' ? '/provider/listing/papers/new' : '/provider/listing';
}

export default function Expiries() {
  const { title, board } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('expiry');
  return (
    <>
      <PageHead title={title} lead={t('provider.lead')} />
      <div className="mb-4">
        <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      </div>
      {board.rows.length === 0 ? (
        <EmptyState icon={CalendarCheck} title={t('empty.title')}>
          {t('empty.provider')}
        </EmptyState>
      ) : (
        <>
          <ExpiryTotals totals={board.totals} />
          <ExpiryTable rows={board.rows} renewTo={renewTo} />
          <TouchedLessons
            rows={board.rows}
            classTo={({ id }) => `/provider/offerings/${id}`}
            childrenTo={({ id, children }) => (children > 0 ? `/provider/offerings/${id}/roster` : null)}
            acts={(row, each) => <RemedyActs row={row} each={each} />}
          />
        </>
      )}
    </>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FindingActs } from '~/components/findings/finding-acts';
import { FindingState } from '~/components/findings/finding-badges';
import { FindingFacts } from '~/components/findings/finding-facts';
import { FindingTimeline } from '~/components/findings/finding-timeline';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { can } from '~/domain/access/actor';
import { addDays, todayInShanghai } from '~/domain/calendar';
import { findingAct } from '~/forms/findings/acts';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { actOnFinding } from '~/services/findings/act.server';
import { deskOfficers, findingForBureau } from '~/services/findings/one.server';

export const handle = { i18n: ['findings', 'bureau', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** How long a provider usually gets. */
const USUAL_DAYS = 7;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'finding.read');
  const now = new Date();
  const [finding, officers, t] = await Promise.all([
    findingForBureau(params.findingId ?? ''),
    deskOfficers(),
    getT(request, 'findings'),
  ]);
  return {
    title: t('rule', { rule: finding.rule }),
    finding: {
      ...finding,
      // Whom the rule does not name is not offered to let it pass.
      acts: finding.acts.filter(
        (act) => act !== 'override' || actor.memberships.some(({ role }) => role === finding.overrideBy),
      ),
    },
    officers,
    mayDecide: can(actor, 'finding.decide'),
    suggestedDue: addDays(todayInShanghai(now), USUAL_DAYS),
    today: todayInShanghai(now),
    now: now.toISOString(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'finding.decide');
  const { id: findingId } = await findingForBureau(params.findingId ?? '');
  const form = await parseForm(request, findingAct);
  if (!form.ok) return form.answer();
  const outcome = await actOnFinding(actor, findingId, form.value, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  const gone = 'status' in outcome && (outcome.status === 'gone' || outcome.status === 'overridden');
  const { act } = form.value;
  return redirectWithFlash(`/bureau/findings/${findingId}`, {
    tone: act === 'check' && !gone ? 'warn' : 'done',
    key: `findings:flash.${act === 'check' ? (gone ? 'gone' : 'still') : act}`,
  });
}

const links = {
  course: (id: string) => `/bureau/courses/${id}`,
  // A class that is still being planned has no page that the bureau could read.
  offering: (id: string, isPublic: boolean) => (isPublic ? `/offerings/${id}` : null),
  provider: (id: string) => `/providers/${id}`,
  school: (id: string) => `/schools/${id}`,
  person: () => null,
};

export default function FindingPage() {
  const { finding, officers, mayDecide, suggestedDue, today, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['findings', 'codes']);
  const f = useFormat();
  const title = t('findings:rule', { rule: finding.rule });
  const closed = finding.closedAt !== null;
  const overdue = !closed && finding.dueOn !== null && finding.dueOn < today;
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/bureau/findings', label: t('findings:desk.title') }, { label: title }]}
          />
        }
        title={title}
        lead={`${t('findings:one.assignee')}${t('findings:colon')}${finding.assignee ?? t('findings:one.nobody')}`}
        actions={<FindingState status={finding.status} />}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('findings:refused')} />
      {overdue && finding.dueOn && (
        <Notice tone="warn" className="mb-4">
          {t('findings:one.overdueSince')} · {f.date(finding.dueOn)}
        </Notice>
      )}
      {closed && (
        <Notice tone="done" className="mb-4">
          {t(finding.status === 'gone' ? 'findings:one.closedGone' : 'findings:one.closedOverridden')}
        </Notice>
      )}
      <div className="mt-4 grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-5">
          <FindingFacts finding={finding} links={links} now={now} />
          <FindingTimeline events={finding.events} now={now} />
        </div>
        {mayDecide && (
          <div className="xl:sticky xl:top-4">
            <FindingActs
              acts={finding.acts}
              hard={finding.severity === 'hard'}
              closed={closed}
              overrideBy={finding.overrideBy && t(`codes:role.${finding.overrideBy}`)}
              listingId={finding.offeringId ? null : (finding.listing?.id ?? null)}
              assigneeId={finding.assigneeId}
              officers={officers}
              suggestedDue={suggestedDue}
              lastResult={answer?.result}
            />
          </div>
        )}
      </div>
    </>
  );
}

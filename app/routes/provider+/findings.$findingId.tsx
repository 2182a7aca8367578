import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AnswerForm } from '~/components/findings/answer-form';
import { FindingState } from '~/components/findings/finding-badges';
import { FindingFacts } from '~/components/findings/finding-facts';
import { FindingTimeline } from '~/components/findings/finding-timeline';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { ownFindingAct } from '~/forms/findings/acts';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { answerFinding } from '~/services/findings/answer.server';
import { sayMended } from '~/services/findings/check-again.server';
import { ownFinding } from '~/services/findings/one.server';

export const handle = { i18n: ['findings', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'finding.answer');
  const finding = await ownFinding(actor, params.findingId ?? '');
  const t = await getT(request, 'findings');
  return { title: t('rule', { rule: finding.rule }), finding, now: new Date().toISOString() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'finding.answer');
  const { id: findingId } = await ownFinding(actor, params.findingId ?? '');
  const form = await parseForm(request, ownFindingAct);
  if (!form.ok) return form.answer();
  const now = new Date();
  const here = `/provider/findings/${findingId}`;
  if (form.value.act === 'answer') {
    const outcome = await answerFinding(actor, { findingId, text: form.value.text }, now);
    if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
    return redirectWithFlash(here, { tone: 'done', key: 'findings:flash.answered' });
  }
  const outcome = await sayMended(actor, findingId, now);
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  const gone = outcome.status === 'gone' || outcome.status === 'overridden';
  return redirectWithFlash(here, {
    tone: gone ? 'done' : 'warn',
    key: gone ? 'findings:flash.gone' : 'findings:flash.still',
  });
}

const links = {
  course: (id: string) => `/provider/courses/${id}`,
  offering: (id: string) => `/provider/offerings/${id}`,
  provider: () => null,
  school: (id: string) => `/schools/${id}`,
  person: (id: string) => `/provider/instructors/${id}`,
};

export default function OwnFindingPage() {
  const { finding, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('findings');
  const f = useFormat();
  const title = t('rule', { rule: finding.rule });
  const closed = finding.closedAt !== null;
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs items={[{ to: '/provider/findings', label: t('own.title') }, { label: title }]} />
        }
        title={title}
        actions={<FindingState status={finding.status} />}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      {!closed && finding.dueOn && (
        <Notice tone="warn" className="mb-4">
          {t('own.due', { date: f.date(finding.dueOn) })}
        </Notice>
      )}
      {closed && (
        <Notice tone="done" className="mb-4">
          {t(finding.status === 'gone' ? 'one.closedGone' : 'one.closedOverridden')}
        </Notice>
      )}
      <div className="mt-4 grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-5">
          <FindingFacts finding={finding} links={links} now={now} />
          <FindingTimeline events={finding.events} now={now} />
        </div>
        {!closed && <AnswerForm mayAnswer={finding.mayAnswer} lastResult={answer?.result} />}
      </div>
    </>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { VersionActs } from '~/components/findings/version-acts';
import { VersionFacts } from '~/components/findings/version-facts';
import { WhatIfView } from '~/components/findings/what-if-view';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { can } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { versionAct } from '~/forms/rules/draft';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { activateRuleVersion } from '~/services/rules/activate.server';
import { ruleVersionForBureau } from '~/services/rules/bureau-list.server';
import { discardRuleDraft } from '~/services/rules/draft.server';
import { whatIfShown } from '~/services/rules/what-if.server';

export const handle = { i18n: ['findings', 'rules', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'rule.read');
  const now = new Date();
  const { version, before } = await ruleVersionForBureau(params.ruleId ?? '', Number(params.version), now);
  const t = await getT(request, 'findings');
  const ahead = version.state === 'draft' || version.state === 'upcoming';
  return {
    title: t('rules.one.title', { rule: version.rule, version: version.version }),
    version,
    before,
    late: version.state === 'draft' && version.from <= todayInShanghai(now),
    found: ahead ? await whatIfShown(version, now) : null,
    mayWrite: can(actor, 'rule.write'),
    now: now.toISOString(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'rule.write');
  const now = new Date();
  const { version: one } = await ruleVersionForBureau(params.ruleId ?? '', Number(params.version), now);
  const form = await parseForm(request, versionAct);
  if (!form.ok) return form.answer();
  const which = { ruleId: one.rule, version: one.version };
  if (form.value.act === 'discard') {
    const outcome = await discardRuleDraft(actor, which, now);
    if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
    return redirectWithFlash('/bureau/rules', { tone: 'done', key: 'findings:rules.flash.discarded' });
  }
  const outcome = await activateRuleVersion(actor, { ...which, note: form.value.note }, now);
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(`/bureau/rules/${one.rule}/versions/${one.version}`, {
    tone: 'done',
    key: 'findings:rules.flash.activated',
  });
}

export default function RuleVersionPage() {
  const { title, version, before, late, found, mayWrite, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('findings');
  const f = useFormat();
  const lng = useLng();
  return (
    <>
      <PageHead
        above={<Breadcrumbs items={[{ to: '/bureau/rules', label: t('rules.title') }, { label: title }]} />}
        title={title}
        lead={pick(lng, version.title.zh, version.title.en)}
        actions={
          <Badge tone={version.state === 'in_force' ? 'done' : 'info'}>
            {t(`rules.state.${version.state}`)}
          </Badge>
        }
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      <div className="mt-4 grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-5">
          <VersionFacts version={version} before={before} />
          {found && (
            <>
              <div>
                <h2 className="text-lg">
                  {t('rules.whatIf.title', { date: f.date(version.from, { year: true }) })}
                </h2>
                <p className="max-w-[65ch] text-ink-soft">{t('rules.whatIf.lead')}</p>
              </div>
              {(['new_acts', 'everything'] as const).map((reach) => (
                <WhatIfView key={reach} reach={reach} chosen={version.reach === reach} found={found[reach]} />
              ))}
            </>
          )}
        </div>
        <div className="xl:sticky xl:top-4">
          {version.state === 'draft' ? (
            <VersionActs late={late} mayWrite={mayWrite} lastResult={answer?.result} />
          ) : (
            version.activatedAt && (
              <p className="text-ink-soft">
                {t('rules.activate.active', { when: f.instant(version.activatedAt, new Date(now)) })}
              </p>
            )
          )}
        </div>
      </div>
    </>
  );
}

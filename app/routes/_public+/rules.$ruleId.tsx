import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RuleBadges } from '~/components/rules/rule-badges';
import { RuleFacts, RuleNumbers } from '~/components/rules/rule-facts';
import { RuleHistory } from '~/components/rules/rule-history';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { isSchoolDate, todayInShanghai } from '~/domain/calendar';
import { lastDayOf } from '~/domain/reduction/browse';
import { isTriedByPlan } from '~/forms/rules/try-rules';
import { getLocale } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat } from '~/i18n/use-format';
import { rulePage } from '~/services/rules/catalogue.server';

export const handle = { i18n: ['rules', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title, description: data?.description });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lng = await getLocale(request);
  const day = new URL(request.url).searchParams.get('on') ?? '';
  const today = todayInShanghai(new Date());
  const on = isSchoolDate(day) ? day : today;
  const { versions, shown, inForce, checked } = await rulePage(params.ruleId ?? '', on);
  return {
    title: `${shown.rule} ${pick(lng, shown.title.zh, shown.title.en)}`,
    description: pick(lng, shown.words.zh, shown.words.en),
    on,
    query: on === today ? '' : `?on=${on}`,
    rule: shown,
    lastDay: lastDayOf(shown, versions),
    versions: versions.map((version) => ({ ...version, lastDay: lastDayOf(version, versions) })),
    inForce,
    checked,
    byPlan: isTriedByPlan(shown.rule),
  };
}

export default function RulePage() {
  const { title, description, on, query, rule, lastDay, versions, inForce, checked, byPlan } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation(['rules', 'common']);
  const f = useFormat();
  const asked = new URLSearchParams(query);
  asked.set('rule', rule.rule);
  return (
    <div className="grid gap-6 pb-10">
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: '/', label: t('common:nav.browse') },
              { to: `/rules${query}`, label: t('rules:title') },
              { label: rule.rule },
            ]}
          />
        }
        title={title}
      />
      {!inForce && (
        <Notice tone="warn">{t('rules:notOn', { date: f.date(on, { weekday: false, year: true }) })}</Notice>
      )}
      <div className="grid gap-3">
        <p className="max-w-[65ch] text-lg">{description}</p>
        <RuleBadges {...rule} checked={checked} />
        {byPlan ? (
          <p className="no-print">
            <ButtonLink to={`/rules/try?${asked}`} icon={FlaskConical} variant="primary">
              {t('rules:tryRule')}
            </ButtonLink>
          </p>
        ) : (
          checked && <p className="text-sm text-ink-soft">{t('rules:notFromPlan')}</p>
        )}
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card as="section" title={t('rules:facts')}>
          <RuleFacts rule={rule} lastDay={lastDay} checked={checked} />
        </Card>
        <div className="grid gap-4">
          <Card as="section" title={t('rules:numbers')}>
            <RuleNumbers params={rule.params} />
          </Card>
          <Card as="section" title={t('rules:history')}>
            <RuleHistory versions={versions} on={on} />
          </Card>
        </div>
      </div>
    </div>
  );
}

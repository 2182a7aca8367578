import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { FlaskConical, ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RuleFilter } from '~/components/rules/rule-filter';
import { RuleList } from '~/components/rules/rule-list';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { isSchoolDate, todayInShanghai } from '~/domain/calendar';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { ruleQuestion, rulesOn } from '~/services/rules/catalogue.server';

export const handle = { i18n: ['rules', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title, description: data?.description });

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getT(request, 'rules');
  const asked = new URL(request.url).searchParams;
  const today = todayInShanghai(new Date());
  const day = asked.get('on') ?? '';
  const on = isSchoolDate(day) ? day : today;
  const question = ruleQuestion(asked);
  return {
    title: t('title'),
    description: t('lead'),
    on,
    today,
    question,
    ...(await rulesOn(on, question)),
  };
}

export default function RuleBook() {
  const { title, description, on, today, question, sections, count, coming } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['rules', 'common']);
  const f = useFormat();
  const query = on === today ? '' : `?on=${on}`;
  return (
    <div className="grid gap-6 pb-10">
      <PageHead
        above={<Breadcrumbs items={[{ to: '/', label: t('common:nav.browse') }, { label: title }]} />}
        title={title}
        lead={description}
        actions={
          <ButtonLink to={`/rules/try${query}`} icon={FlaskConical}>
            {t('rules:tryLink')}
          </ButtonLink>
        }
      />
      <RuleFilter on={on} severity={question.severity} binds={question.binds} text={question.text} />
      {on !== today && (
        <Notice actions={<Link to="/rules">{t('rules:today')}</Link>}>
          {t('rules:past', { date: f.date(on, { weekday: false, year: true }) })}
        </Notice>
      )}
      <div className="grid gap-2">
        <p role="status" className="font-semibold tabular">
          {t('rules:found', { count })}
        </p>
        {sections.length > 1 && (
          <nav aria-label={t('rules:jump')}>
            <ul className="flex flex-wrap gap-x-4">
              {sections.map(({ section, rules }) => (
                <li key={section}>
                  <a href={`#section-${section}`} className="inline-flex h-control items-center">
                    {t(`rules:section.${section}`)} {rules.length}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
      {count === 0 && (
        <EmptyState icon={ScrollText} title={t('rules:none')}>
          {t('rules:noneHint')}
        </EmptyState>
      )}
      {sections.map(({ section, rules }) => (
        <section key={section} aria-labelledby={`section-${section}`} className="grid gap-3">
          <h2 id={`section-${section}`} className="scroll-mt-4 text-lg">
            {t(`rules:section.${section}`)}
          </h2>
          <RuleList rules={rules} query={query} />
        </section>
      ))}
      {coming.length > 0 && (
        <section aria-labelledby="coming" className="grid gap-3">
          <h2 id="coming" className="text-lg">
            {t('rules:coming')}
          </h2>
          <RuleList rules={coming} query={query} />
        </section>
      )}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { DefinitionList } from '~/components/ui/definition-list';
import type { RuleVersion } from '~/domain/reduction/rule';
import { useFormat } from '~/i18n/use-format';
import { paramLines, useParamText } from './param-lines';
import { SourceText, usePeriodText } from './rule-words';

/** Where a rule stands, how sure that is, when and where it holds, who checks it and who may let it pass. */
export function RuleFacts({
  rule,
  lastDay,
  checked,
}: {
  rule: RuleVersion;
  lastDay: string | null;
  checked: boolean;
}) {
  const { t } = useTranslation(['rules', 'codes']);
  const f = useFormat();
  const period = usePeriodText();
  const { source, severity, confidence, region, overrideBy } = rule;
  const role = overrideBy && t(`codes:role.${overrideBy}`);
  const passing = () => {
    if (!role) return t('rules:nobody');
    return severity === 'hard' ? t('rules:doubtfulWords', { role }) : t('rules:overrideWords', { role });
  };
  const joined = (items: readonly string[]) => items.join(f.lng === 'en' ? ', ' : '、');
  return (
    <DefinitionList
      items={[
        {
          term: t('rules:severityLabel'),
          detail: (
            <Explained name={t(`rules:severity.${severity}`)} words={t(`rules:severityWords.${severity}`)} />
          ),
        },
        { term: t('rules:bindsLabel'), detail: joined(rule.binds.map((bound) => t(`rules:binds.${bound}`))) },
        {
          term: t('rules:regionLabel'),
          detail: <Explained name={t(`rules:region.${region}`)} words={t(`rules:regionWords.${region}`)} />,
        },
        { term: t('rules:inForce'), detail: period(rule, lastDay) },
        {
          term: t('rules:source'),
          detail: (
            <>
              <SourceText source={source} />
              <span className="block text-sm text-ink-soft">
                {source.date
                  ? t('rules:issued', { date: f.date(source.date, { weekday: false, year: true }) })
                  : t('rules:noDate')}
              </span>
            </>
          ),
        },
        {
          term: t('rules:confidenceLabel'),
          detail: (
            <Explained
              name={t(`rules:confidence.${confidence}`)}
              words={t(`rules:confidenceWords.${confidence}`)}
            />
          ),
        },
        {
          term: t('rules:checkedLabel'),
          detail: (
            <Explained
              name={t(checked ? 'rules:checked' : 'rules:unchecked')}
              words={t(checked ? 'rules:checkedWords' : 'rules:uncheckedWords')}
            />
          ),
        },
        { term: t('rules:override'), detail: severity === 'info' ? null : passing() },
      ]}
    />
  );
}

function Explained({ name, words }: { name: string; words: string }) {
  return (
    <>
      {name}
      <span className="block text-sm text-ink-soft">{words}</span>
    </>
  );
}

/** The numbers of a rule, each by its name. */
export function RuleNumbers({ params }: Pick<RuleVersion, 'params'>) {
  const { t } = useTranslation('rules');
  const text = useParamText();
  const lines = paramLines(params);
  if (lines.length === 0) return <p className="text-ink-soft">{t('noNumbers')}</p>;
  return (
    <dl className="grid gap-2">
      {lines.map((line) => (
        <div key={line.key} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
          <dt className="text-ink-soft">{text.label(line)}</dt>
          <dd className="font-semibold tabular">{text.value(line)}</dd>
        </div>
      ))}
    </dl>
  );
}

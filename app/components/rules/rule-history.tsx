import { useTranslation } from 'react-i18next';
import { Timeline } from '~/components/ui/timeline';
import type { RuleVersion } from '~/domain/reduction/rule';
import { useFormat } from '~/i18n/use-format';
import { paramLines, useParamText } from './param-lines';
import { usePeriodText } from './rule-words';

export type DatedVersion = RuleVersion & { readonly lastDay: string | null };

/** The versions of a rule, the newest first: when each holds and what it changed. */
export function RuleHistory({ versions, on }: { versions: readonly DatedVersion[]; on: string }) {
  const { t } = useTranslation('rules');
  const f = useFormat();
  const period = usePeriodText();
  const stateOf = ({ from, lastDay }: DatedVersion) => {
    if (from > on) return 'versionComing';
    return lastDay !== null && lastDay < on ? 'versionOver' : 'versionNow';
  };
  return (
    <Timeline
      items={versions.map((version, index) => {
        const before = versions[index + 1];
        const state = stateOf(version);
        return {
          key: String(version.version),
          when: period(version, version.lastDay),
          title: t(state, { version: f.number(version.version) }),
          tone: state === 'versionNow' ? 'done' : state === 'versionComing' ? 'info' : 'neutral',
          detail: before ? <Changes version={version} before={before} /> : <p>{t('firstVersion')}</p>,
        };
      })}
    />
  );
}

function Changes({ version, before }: { version: RuleVersion; before: RuleVersion }) {
  const { t } = useTranslation('rules');
  const text = useParamText();
  const was = new Map(paramLines(before.params).map((line) => [line.key, text.value(line)]));
  const changed = paramLines(version.params).filter((line) => was.get(line.key) !== text.value(line));
  return (
    <ul className="grid gap-0.5">
      {version.severity !== before.severity && (
        <li>
          {t('severityChanged', {
            from: t(`severity.${before.severity}`),
            to: t(`severity.${version.severity}`),
          })}
        </li>
      )}
      {changed.map((line) => (
        <li key={line.key}>
          {t('change', { name: text.label(line), from: was.get(line.key) ?? '—', to: text.value(line) })}
        </li>
      ))}
      {version.words.zh !== before.words.zh && <li>{t('wordsChanged')}</li>}
      <li>{t(`reach.${version.reach}`)}</li>
    </ul>
  );
}

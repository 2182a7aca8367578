import { useTranslation } from 'react-i18next';
import { paramLines, useParamText } from '~/components/rules/param-lines';
import { SourceText } from '~/components/rules/rule-words';
import { Card } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { Table } from '~/components/ui/table';
import type { RuleVersion } from '~/domain/reduction/rule';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

/** What a version says and what it changes against the one before it. */
export function VersionFacts({
  version,
  before,
}: {
  version: RuleVersion & { note: string | null };
  before: RuleVersion | null;
}) {
  const { t } = useTranslation(['findings', 'rules', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const text = useParamText();
  const was = new Map((before ? paramLines(before.params) : []).map((line) => [line.key, text.value(line)]));
  const lines = paramLines(version.params).filter(
    (line) => !before || was.get(line.key) !== text.value(line),
  );
  const severity =
    before && before.severity !== version.severity
      ? `${t(`findings:rules.form.severityOf.${before.severity}`)} → ${t(`findings:rules.form.severityOf.${version.severity}`)}`
      : t(`findings:rules.form.severityOf.${version.severity}`);
  return (
    <Card as="section" title={t('findings:rules.one.changes')}>
      <p>{pick(lng, version.words.zh, version.words.en)}</p>
      <DefinitionList
        items={[
          { term: t('findings:rules.one.from'), detail: f.date(version.from, { year: true }) },
          { term: t('findings:rules.one.severity'), detail: severity },
          { term: t('findings:rules.one.reach'), detail: t(`findings:rules.form.reachOf.${version.reach}`) },
          {
            term: t('findings:rules.one.source'),
            detail: <SourceText source={version.source} />,
          },
          { term: t('findings:rules.one.note'), detail: version.note },
        ]}
      />
      {lines.length === 0 ? (
        <p className="text-ink-soft">{t('findings:rules.one.noChange')}</p>
      ) : (
        <Table
          caption={t('findings:rules.one.changes')}
          rows={lines}
          rowKey={(line) => line.key}
          columns={[
            {
              key: 'name',
              head: t('findings:table.name'),
              rowHead: true,
              cell: (line) => text.label(line),
            },
            {
              key: 'was',
              head: t('findings:rules.one.was'),
              cell: (line) => was.get(line.key) ?? t('findings:rules.none'),
            },
            { key: 'is', head: t('findings:rules.one.becomes'), cell: (line) => text.value(line) },
          ]}
        />
      )}
    </Card>
  );
}

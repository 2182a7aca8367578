import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { Card } from '~/components/ui/card';
import { Stat, StatRow } from '~/components/ui/stat';
import { Table } from '~/components/ui/table';
import type { Words } from '~/domain/reduction/rule';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Group = {
  id: string;
  nameZh: string;
  nameEn: string;
  classes: number;
  lessons: number;
  children: number;
};

export type WhatIfSide = {
  classes: number;
  lessons: number;
  children: number;
  byProvider: readonly Group[];
  bySchool: readonly Group[];
  others: readonly { kind: 'course' | 'provider' | 'school'; count: number }[];
  listed: readonly {
    id: string;
    titleZh: string;
    titleEn: string;
    schoolZh: string;
    schoolEn: string;
    /** It has a page that everybody sees. */
    isPublic: boolean;
    lessons: number;
    firstLessonOn: string | null;
    message: Words;
  }[];
  more: number;
};

/** What a version would hit under one reach: newly broken and newly lawful. */
export function WhatIfView({
  reach,
  chosen,
  found,
}: {
  reach: 'new_acts' | 'everything';
  /** The version itself is set so. */
  chosen: boolean;
  found: { judged: number; broken: WhatIfSide; lawful: WhatIfSide };
}) {
  const { t } = useTranslation('findings');
  return (
    <Card
      as="section"
      title={t(`rules.whatIf.reach.${reach}`)}
      aside={chosen ? <Badge tone="info">{t('rules.whatIf.chosen')}</Badge> : undefined}
    >
      <p className="text-sm text-ink-soft">{t('rules.whatIf.judged', { count: found.judged })}</p>
      <Side name="broken" side={found.broken} />
      <Side name="lawful" side={found.lawful} />
    </Card>
  );
}

function Side({ name, side }: { name: 'broken' | 'lawful'; side: WhatIfSide }) {
  const { t } = useTranslation('findings');
  const f = useFormat();
  const lng = useLng();
  const groups = (caption: string, rows: readonly Group[], to: (id: string) => string) => (
    <Table
      caption={caption}
      captionShown
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          head: t('table.name'),
          rowHead: true,
          cell: (row) => <Link to={to(row.id)}>{pick(lng, row.nameZh, row.nameEn)}</Link>,
        },
        {
          key: 'classes',
          head: t('rules.whatIf.classes'),
          align: 'end',
          cell: (row) => f.number(row.classes),
        },
        {
          key: 'lessons',
          head: t('rules.whatIf.lessons'),
          align: 'end',
          cell: (row) => f.number(row.lessons),
        },
        {
          key: 'children',
          head: t('rules.whatIf.children'),
          align: 'end',
          cell: (row) => f.number(row.children),
        },
      ]}
    />
  );
  return (
    <section className="grid gap-3">
      <h3>{t(`rules.whatIf.${name}`)}</h3>
      {side.classes === 0 && side.others.length === 0 ? (
        <p className="text-ink-soft">{t('rules.whatIf.nothing')}</p>
      ) : (
        <>
          <StatRow>
            <Stat
              label={t('rules.whatIf.classes')}
              value={f.number(side.classes)}
              tone={name === 'broken' && side.classes > 0 ? 'refuse' : 'neutral'}
            />
            <Stat label={t('rules.whatIf.lessons')} value={f.number(side.lessons)} />
            <Stat label={t('rules.whatIf.children')} value={f.number(side.children)} />
            {side.others.map(({ kind, count }) => (
              <Stat key={kind} label={t(`rules.whatIf.otherSubject.${kind}`)} value={f.number(count)} />
            ))}
          </StatRow>
          {side.classes > 0 && (
            <>
              <div className="grid gap-4 xl:grid-cols-2">
                {groups(t('rules.whatIf.byProvider'), side.byProvider, (id) => `/providers/${id}`)}
                {groups(t('rules.whatIf.bySchool'), side.bySchool, (id) => `/schools/${id}`)}
              </div>
              <Table
                caption={t('rules.whatIf.classes')}
                rows={side.listed}
                rowKey={(row) => row.id}
                columns={[
                  {
                    key: 'class',
                    head: t('rules.whatIf.class'),
                    rowHead: true,
                    cell: (row) => {
                      const title = pick(lng, row.titleZh, row.titleEn);
                      return row.isPublic ? <Link to={`/offerings/${row.id}`}>{title}</Link> : title;
                    },
                  },
                  {
                    key: 'school',
                    head: t('one.school'),
                    cell: (row) => pick(lng, row.schoolZh, row.schoolEn),
                  },
                  {
                    key: 'why',
                    head: t('rules.whatIf.why'),
                    wide: true,
                    cell: (row) => pick(lng, row.message.zh, row.message.en),
                  },
                  {
                    key: 'lessons',
                    head: t('rules.whatIf.lessons'),
                    align: 'end',
                    cell: (row) => f.number(row.lessons),
                  },
                ]}
              />
              {side.more > 0 && (
                <p className="text-sm text-ink-soft">{t('rules.whatIf.more', { count: side.more })}</p>
              )}
            </>
          )}
        </>
      )}
    </section>
  );
}

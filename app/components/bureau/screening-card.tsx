import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Marked, RuleFinding } from '~/components/course/rule-findings';
import { Badge } from '~/components/ui/badge';
import { Card } from '~/components/ui/card';
import type { CourseFinding } from '~/domain/course/rule-findings';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Case = {
  id: string;
  word: string;
  decision: 'allowed' | 'refused';
  passage: string;
  reason: string;
  at: string;
  course: { id: string; titleZh: string; titleEn: string };
};

/** What the rules find in a course, passage by passage: where, why, and what was decided about the same word before. */
export function ScreeningCard({
  findings,
  cases,
}: {
  findings: readonly CourseFinding[];
  cases: readonly Case[];
}) {
  const { t } = useTranslation(['bureau', 'provider', 'codes']);
  const lng = useLng();
  if (findings.length === 0) return null;
  return (
    <Card as="section" title={t('bureau:screening.title')}>
      <p className="text-sm text-ink-soft">{t('bureau:screening.lead')}</p>
      <ul className="grid gap-4">
        {findings.map((finding) => (
          <li key={`${finding.rule} ${finding.path} ${finding.actual}`} className="grid gap-2">
            <h3 className="text-base">
              {t(`bureau:screening.field.${finding.path}` as 'bureau:screening.field.titleZh')}
            </h3>
            {finding.passage && (
              <p>
                {t('bureau:screening.passage')}{' '}
                <Marked text={finding.passage} word={finding.seen ?? finding.actual} />
              </p>
            )}
            <ul>
              <RuleFinding finding={finding} />
            </ul>
            {finding.why && (
              <p className="text-sm text-ink-soft">{pick(lng, finding.why.zh, finding.why.en)}</p>
            )}
            {finding.passage && <Cases cases={cases.filter(({ word }) => word === finding.actual)} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Cases({ cases }: { cases: readonly Case[] }) {
  const { t } = useTranslation('bureau');
  const f = useFormat();
  const lng = useLng();
  if (cases.length === 0) return <p className="text-sm text-ink-soft">{t('screening.noCases')}</p>;
  return (
    <div className="grid gap-1 text-sm">
      <p className="font-semibold">{t('screening.cases')}</p>
      <ul className="grid gap-1">
        {cases.map((each) => (
          <li key={each.id} className="grid gap-0.5">
            <span className="flex flex-wrap items-center gap-2">
              <Badge tone={each.decision === 'allowed' ? 'done' : 'refuse'}>
                {t(`screening.decision.${each.decision}`)}
              </Badge>
              <Link to={`/bureau/courses/${each.course.id}`} className="underline">
                {pick(lng, each.course.titleZh, each.course.titleEn)}
              </Link>
              <span className="text-ink-soft tabular">{f.date(each.at.slice(0, 10))}</span>
            </span>
            <span>{each.reason}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

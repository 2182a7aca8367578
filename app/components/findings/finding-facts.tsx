import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import type { NamedThing, ShownFinding } from '~/domain/findings/shown';
import { sourceInEnglish } from '~/domain/reduction/source-in-english';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { RuleLink, SeverityBadge } from './finding-badges';

type Named = NamedThing | null;
type Shown = ShownFinding & { person?: Named };

/** Where its things can be opened by whoever looks; null: named only. */
export type FindingLinks = {
  course: (id: string) => string | null;
  offering: (id: string, isPublic: boolean) => string | null;
  provider: (id: string) => string | null;
  school: (id: string) => string | null;
  person: (id: string) => string | null;
};

/** What breaks which rule: as it is, as it should be, the source, and what it touches. */
export function FindingFacts({ finding, links, now }: { finding: Shown; links: FindingLinks; now: string }) {
  const { t } = useTranslation('findings');
  const f = useFormat();
  const lng = useLng();
  const named = (thing: Named | undefined, to: (id: string) => string | null) => {
    if (!thing) return null;
    const name = pick(lng, thing.nameZh, thing.nameEn);
    const href = to(thing.id);
    return href ? <Link to={href}>{name}</Link> : name;
  };
  const { course, offeringId, firstLessonOn } = finding;
  const title = course && pick(lng, course.nameZh, course.nameEn);
  const classHref = offeringId && links.offering(offeringId, finding.classPublic);
  return (
    <Card
      as="section"
      title={pick(lng, finding.message.zh, finding.message.en)}
      aside={<SeverityBadge severity={finding.severity} />}
    >
      <DefinitionList
        items={[
          { term: t('one.actual'), detail: <strong>{finding.actual}</strong> },
          { term: t('one.limit'), detail: finding.limit },
          {
            term: t('one.source'),
            detail: (
              <>
                <RuleLink rule={finding.rule} /> ·{' '}
                {pick(lng, finding.source, sourceInEnglish(finding.source))} ·{' '}
                {t('one.versionOf', { version: finding.version })}
              </>
            ),
          },
          {
            term: t('one.touched'),
            detail: `${t('one.lessons', { count: finding.lessons })} · ${t('one.children', { count: finding.children })}`,
          },
          { term: t('one.firstLesson'), detail: firstLessonOn && f.date(firstLessonOn) },
          {
            term: t('one.class'),
            detail: offeringId && title ? classHref ? <Link to={classHref}>{title}</Link> : title : null,
          },
          { term: t('one.course'), detail: offeringId ? null : named(course, links.course) },
          { term: t('one.person'), detail: named(finding.person, links.person) },
          { term: t('one.provider'), detail: named(finding.provider, links.provider) },
          { term: t('one.school'), detail: named(finding.school, links.school) },
          { term: t('one.since'), detail: f.instant(finding.since, new Date(now)) },
          { term: t('one.lastSeen'), detail: f.instant(finding.lastSeenAt, new Date(now)) },
          { term: t('one.due'), detail: finding.dueOn && f.date(finding.dueOn) },
        ]}
      />
    </Card>
  );
}

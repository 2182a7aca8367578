import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { Card } from '~/components/ui/card';
import { Disclosure } from '~/components/ui/disclosure';
import { addDays } from '~/domain/calendar';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import {
  type ExpiryRowView,
  ExpiryStanding,
  type TouchedClassView,
  touchedId,
  useThing,
} from './expiry-words';

type Places = {
  /** Page of a class and of its children, where this side has one. */
  classTo: (each: TouchedClassView) => string | null;
  childrenTo?: (each: TouchedClassView) => string | null;
  /** What this side can do about a class; else what the provider can do is said in words. */
  acts?: (row: ExpiryRowView, each: TouchedClassView) => ReactNode;
};

/** The lessons ahead that rest on each thing: which class, where, when, how many children, and what can be done. */
export function TouchedLessons({ rows, ...places }: Places & { rows: readonly ExpiryRowView[] }) {
  const { t } = useTranslation('expiry');
  const f = useFormat();
  const thing = useThing();
  const touched = rows.filter(({ classes }) => classes.length > 0);
  return (
    <section id="touched" aria-labelledby="touched-title">
      <h2 id="touched-title" className="mb-3 text-lg">
        {t('touched.title')}
      </h2>
      {touched.length === 0 ? (
        <p className="text-ink-soft">{t('touched.none')}</p>
      ) : (
        <div className="grid gap-5">
          {touched.map((row) => (
            <Card
              key={`${row.kind}-${row.id}`}
              id={touchedId(row)}
              as="section"
              level={3}
              title={thing(row)}
              aside={<ExpiryStanding item={row} />}
            >
              <p className="text-sm text-ink-soft">
                {t('touched.since', {
                  date: f.date(addDays(row.expiresOn, 1), { weekday: false, year: true }),
                })}
              </p>
              <ul className="grid gap-4">
                {row.classes.map((each) => (
                  <TouchedClass key={each.id} row={row} each={each} {...places} />
                ))}
              </ul>
            </Card>
          ))}
        </div>
      )}
    </section>
  );
}

function TouchedClass({
  row,
  each,
  classTo,
  childrenTo,
  acts,
}: Places & { row: ExpiryRowView; each: TouchedClassView }) {
  const { t } = useTranslation(['expiry', 'common']);
  const f = useFormat();
  const lng = useLng();
  const title = pick(lng, each.course.titleZh, each.course.titleEn);
  const to = classTo(each);
  const children = t('common:unit.children', { count: each.children });
  const toChildren = childrenTo?.(each);
  return (
    <li className="grid gap-2 border-t border-line pt-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold">{to ? <Link to={to}>{title}</Link> : title}</span>
        <span className="text-sm text-ink-soft">{pick(lng, each.school.nameZh, each.school.nameEn)}</span>
        <span className="text-sm tabular">
          {toChildren ? <Link to={toChildren}>{children}</Link> : children}
        </span>
        <SaleBadge each={each} />
      </div>
      <Disclosure
        summary={t('expiry:touched.count', { count: each.lessons.length })}
        className="max-w-md text-sm"
      >
        <ul className="grid gap-1 tabular">
          {each.lessons.map((lesson) => (
            <li key={lesson.id}>
              {f.date(lesson.date)} {f.times(lesson.startMinute, lesson.endMinute)}
            </li>
          ))}
        </ul>
      </Disclosure>
      <Remedy row={row} each={each} />
      {acts?.(row, each)}
    </li>
  );
}

/** Whether families can still take a place. */
function SaleBadge({ each }: { each: TouchedClassView }) {
  const { t } = useTranslation('expiry');
  if (each.pausedAt !== null) {
    return <Badge tone="warn">{each.pausedByBureau ? t('sale.pausedBureau') : t('sale.paused')}</Badge>;
  }
  const selling = ['approved', 'open', 'confirmed'].includes(each.status);
  return <Badge>{selling ? t('sale.asUsual') : t('sale.none')}</Badge>;
}

/** What the provider can do beside renewing. */
function Remedy({ row, each }: { row: ExpiryRowView; each: TouchedClassView }) {
  const { t } = useTranslation('expiry');
  const lng = useLng();
  const { standIn } = each;
  const words = standIn
    ? t('remedy.standIn', { name: pick(lng, standIn.nameZh, standIn.nameEn) })
    : row.person
      ? t('remedy.nobody')
      : t('remedy.renewOnly');
  return (
    <p className="text-sm">
      {words}{' '}
      {each.pausedAt !== null && (each.pausedByBureau ? t('remedy.bureau') : t('remedy.untilRenewed'))}
    </p>
  );
}

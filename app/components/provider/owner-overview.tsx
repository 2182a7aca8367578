import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ListingItems } from '~/components/listing/listing-items';
import { ButtonLink } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { ProgressBar } from '~/components/ui/progress-bar';
import { Stat, StatRow } from '~/components/ui/stat';
import type { ListingItem } from '~/domain/listing/item';
import type { CourseStatus, OfferingStatus } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import type { FirstSteps } from './first-steps';
import { ListingStanding, type Standing } from './listing-standing';

type Titled = { titleZh: string; titleEn: string };
type Named = { nameZh: string; nameEn: string };

export type OwnerView = {
  profile: { kind: string };
  listing: Standing;
  missing: number;
  expiring: ListingItem[];
  courseCount: Partial<Record<CourseStatus, number>>;
  classCount: Partial<Record<OfferingStatus, number>>;
  returned: (Titled & { id: string; reasons: string | null })[];
  refusedPlans: { id: string; refusalReason: string | null; course: Titled; school: Named }[];
  open: {
    id: string;
    capacity: number;
    minimum: number;
    taken: number;
    closesAt: string | null;
    course: Titled;
    school: Named;
  }[];
  firstSteps: Parameters<typeof FirstSteps>[0]['done'];
};

/** What an owner has to mend first: courses and plans that came back, each with its reason. */
export function ToMend({ returned, refusedPlans }: Pick<OwnerView, 'returned' | 'refusedPlans'>) {
  const { t } = useTranslation('provider');
  const lng = useLng();
  return (
    <>
      {returned.map((course) => (
        <Notice
          key={course.id}
          tone="warn"
          title={t('overview.courseReturned', { title: pick(lng, course.titleZh, course.titleEn) })}
          actions={
            <ButtonLink to={`/provider/courses/${course.id}/edit`} size="sm">
              {t('overview.mend')}
            </ButtonLink>
          }
        >
          <p className="whitespace-pre-line">{course.reasons}</p>
        </Notice>
      ))}
      {refusedPlans.map((plan) => (
        <Notice
          key={plan.id}
          tone="warn"
          title={t('overview.planRefused', {
            title: pick(lng, plan.course.titleZh, plan.course.titleEn),
            school: pick(lng, plan.school.nameZh, plan.school.nameEn),
          })}
          actions={
            <ButtonLink to={`/provider/offerings/${plan.id}/edit`} size="sm">
              {t('overview.mend')}
            </ButtonLink>
          }
        >
          <p className="whitespace-pre-line">{plan.refusalReason}</p>
        </Notice>
      ))}
    </>
  );
}

/** Courses and classes by state, each number leading to what it counts. */
export function Numbers({ courseCount, classCount }: Pick<OwnerView, 'courseCount' | 'classCount'>) {
  const { t } = useTranslation('provider');
  const f = useFormat();
  const classes = (...states: OfferingStatus[]) =>
    states.reduce((sum, state) => sum + (classCount[state] ?? 0), 0);
  return (
    <StatRow>
      <Stat
        label={t('overview.coursesApproved')}
        value={f.number(courseCount.approved ?? 0)}
        to="/provider/courses?state=approved"
      />
      <Stat
        label={t('overview.coursesWaiting')}
        value={f.number(courseCount.submitted ?? 0)}
        to="/provider/courses?state=submitted"
      />
      <Stat
        label={t('overview.coursesReturned')}
        value={f.number(courseCount.returned ?? 0)}
        to="/provider/courses?state=returned"
        tone={courseCount.returned ? 'warn' : 'neutral'}
      />
      <Stat
        label={t('overview.coursesDraft')}
        value={f.number(courseCount.draft ?? 0)}
        to="/provider/courses?state=draft"
      />
      <Stat
        label={t('offerings.view.waiting')}
        value={f.number(classes('submitted'))}
        to="/provider/offerings?view=waiting"
      />
      <Stat
        label={t('offerings.view.approved')}
        value={f.number(classes('approved'))}
        to="/provider/offerings?view=approved"
      />
      <Stat
        label={t('offerings.view.open')}
        value={f.number(classes('open', 'confirmed'))}
        to="/provider/offerings?view=open"
      />
      <Stat
        label={t('offerings.view.running')}
        value={f.number(classes('running'))}
        to="/provider/offerings?view=running"
      />
    </StatRow>
  );
}

/** Beside the lessons: listing, what runs out, classes on sale with the places taken. */
export function OwnerAside({ view }: { view: OwnerView }) {
  const { t } = useTranslation('provider');
  const f = useFormat();
  const lng = useLng();
  return (
    <div className="grid gap-5">
      {view.profile.kind !== 'school' && (
        <Card as="section" title={t('listing.standing')}>
          <ListingStanding standing={view.listing} />
          {view.missing > 0 && view.listing.application && (
            <p className="font-semibold text-warn">{t('overview.missing', { count: view.missing })}</p>
          )}
          <Link to="/provider/listing" className="underline">
            {t('overview.toListing')}
          </Link>
        </Card>
      )}
      {view.expiring.length > 0 && (
        <Card as="section" title={t('overview.expiring')}>
          <ListingItems items={view.expiring} />
        </Card>
      )}
      {view.open.length > 0 && (
        <Card as="section" title={t('overview.open')}>
          <ul className="grid gap-4">
            {view.open.map((each) => (
              <li key={each.id} className="grid gap-1">
                <Link to={`/provider/offerings/${each.id}`} className="underline">
                  {pick(lng, each.course.titleZh, each.course.titleEn)}
                </Link>
                <span className="text-sm text-ink-soft">
                  {pick(lng, each.school.nameZh, each.school.nameEn)}
                  {each.closesAt && ` · ${t('overview.closes', { when: f.instant(each.closesAt) })}`}
                </span>
                <ProgressBar
                  label={t('offering.taken')}
                  labelHidden
                  value={each.taken}
                  max={each.capacity}
                  text={
                    each.taken < each.minimum
                      ? t('overview.placesBelow', { ...each })
                      : t('overview.places', { taken: each.taken, capacity: each.capacity })
                  }
                />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

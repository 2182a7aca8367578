import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Plus, UserCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CheckBadge } from '~/components/provider/check-badge';
import { ExpiryBadge } from '~/components/provider/expiry-badge';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Table } from '~/components/ui/table';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { instructorList } from '~/services/staff/queries.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'staff.manage');
  const t = await getT(request, 'provider');
  return { title: t('instructors.title'), people: await instructorList(actor, new Date()) };
}

export default function Instructors() {
  const { title, people } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['provider', 'codes', 'common']);
  const f = useFormat();
  const lng = useLng();
  const add = (
    <ButtonLink to="/provider/instructors/new" variant="primary" icon={Plus}>
      {t('provider:instructors.add')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead title={title} lead={t('provider:instructors.lead')} actions={people.length > 0 && add} />
      {people.length === 0 ? (
        <EmptyState icon={UserCheck} title={t('provider:instructors.empty')} action={add}>
          {t('provider:instructors.emptyWhy')}
        </EmptyState>
      ) : (
        <Table
          caption={title}
          rows={people}
          rowKey={(person) => person.id}
          columns={[
            {
              key: 'name',
              head: t('provider:instructors.name'),
              rowHead: true,
              cell: (person) => (
                <span className="grid justify-items-start gap-1">
                  <Link
                    to={`/provider/instructors/${person.id}`}
                    className="text-base underline decoration-line-strong underline-offset-4"
                  >
                    {pick(lng, person.nameZh, person.nameEn)}
                  </Link>
                  {person.leftOn && (
                    <Badge>{t('provider:instructors.left', { date: f.date(person.leftOn) })}</Badge>
                  )}
                  {!person.leftOn && (
                    <span className="grid justify-items-start gap-1 text-sm font-normal text-ink-soft sm:hidden">
                      {person.qualificationKind
                        ? pick(lng, person.qualificationZh, person.qualificationEn)
                        : t('provider:plan.assistantOnly')}
                      {t('provider:instructors.check')}
                      <CheckBadge check={person.check} expiry={person.checkExpiry} />
                    </span>
                  )}
                  {person.inServiceTeacher && (
                    <Badge tone="refuse">{t('provider:instructor.inServiceShort')}</Badge>
                  )}
                  {person.livesOverseas && (
                    <Badge tone="refuse">{t('provider:instructor.overseasShort')}</Badge>
                  )}
                </span>
              ),
            },
            {
              key: 'qualification',
              head: t('provider:instructors.qualification'),
              wide: true,
              cell: (person) =>
                person.qualificationKind ? (
                  <span className="grid justify-items-start gap-1">
                    {pick(lng, person.qualificationZh, person.qualificationEn) ||
                      t(`codes:qualification.${person.qualificationKind}`)}
                    {person.qualificationValidTo && (
                      <ExpiryBadge
                        expiry={person.qualificationExpiry}
                        validTo={person.qualificationValidTo}
                      />
                    )}
                  </span>
                ) : (
                  <span className="text-ink-soft">{t('provider:plan.assistantOnly')}</span>
                ),
            },
            {
              key: 'check',
              head: t('provider:instructors.check'),
              wide: true,
              cell: (person) =>
                person.leftOn ? '—' : <CheckBadge check={person.check} expiry={person.checkExpiry} />,
            },
            {
              key: 'lessons',
              head: t('provider:instructors.lessonsAhead'),
              align: 'end',
              wide: true,
              cell: (person) => f.number(person.lessonsAhead),
            },
            {
              key: 'signIn',
              head: t('provider:instructors.signIn'),
              wide: true,
              cell: (person) => (person.hasSignIn ? t('common:state.yes') : t('common:state.no')),
            },
          ]}
        />
      )}
    </>
  );
}

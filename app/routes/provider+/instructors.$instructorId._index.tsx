import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { FileText, KeyRound, LogOut, Pencil, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CheckBadge } from '~/components/provider/check-badge';
import { ExpiryBadge } from '~/components/provider/expiry-badge';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { Notice } from '~/components/ui/notice';
import { Timeline } from '~/components/ui/timeline';
import { requireCan } from '~/http/actor.server';
import { getLocale } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { instructorDetail } from '~/services/staff/queries.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'staff.manage');
  const lng = await getLocale(request);
  const person = await instructorDetail(actor, params.instructorId ?? '', new Date());
  return { title: pick(lng, person.nameZh, person.nameEn), person };
}

export default function Instructor() {
  const { title, person } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['provider', 'codes', 'common']);
  const f = useFormat();
  const lng = useLng();
  const path = `/provider/instructors/${person.id}`;
  const day = (date: string | null) => date && f.date(date, { weekday: false, year: true });
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[
              { to: '/provider/instructors', label: t('provider:instructors.title') },
              { label: title },
            ]}
          />
        }
        title={title}
        actions={
          !person.leftOn && (
            <>
              <ButtonLink to={`${path}/edit`} icon={Pencil}>
                {t('common:action.edit')}
              </ButtonLink>
              {!person.email && (
                <ButtonLink to={`${path}/sign-in`} icon={KeyRound}>
                  {t('provider:instructor.giveSignIn')}
                </ButtonLink>
              )}
              <ButtonLink to={`${path}/departure`} variant="quiet" icon={LogOut}>
                {t('provider:instructor.leave')}
              </ButtonLink>
            </>
          )
        }
      />
      {person.leftOn && (
        <Notice
          tone="info"
          title={t('provider:instructors.left', { date: day(person.leftOn) })}
          className="mb-5"
        />
      )}
      {person.inServiceTeacher && (
        <Notice tone="refuse" title={t('provider:instructor.inServiceShort')} className="mb-5">
          {t('provider:instructor.inServiceHint')}
        </Notice>
      )}
      {person.livesOverseas && (
        <Notice tone="refuse" title={t('provider:instructor.overseasShort')} className="mb-5">
          {t('provider:instructor.overseasHint')}
        </Notice>
      )}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card as="section" title={t('provider:instructor.about')}>
          <DefinitionList
            items={[
              { term: t('provider:instructor.nameZh'), detail: lng === 'zh-CN' ? person.nameZh : null },
              { term: t('provider:instructor.nameEn'), detail: person.nameEn },
              {
                term: t('provider:instructors.qualification'),
                detail: person.qualificationKind ? (
                  <span className="grid justify-items-start gap-1">
                    {t(`codes:qualification.${person.qualificationKind}`)}
                    <span className="text-ink-soft">
                      {pick(lng, person.qualificationZh, person.qualificationEn)}
                    </span>
                    <ExpiryBadge expiry={person.qualificationExpiry} validTo={person.qualificationValidTo} />
                  </span>
                ) : (
                  t('provider:plan.assistantOnly')
                ),
              },
              {
                term: t('provider:instructor.file'),
                detail: person.qualificationFile && (
                  <a
                    href={`/files/${person.qualificationFile.id}`}
                    className="inline-flex items-center gap-2 underline"
                  >
                    <FileText aria-hidden className="size-4 shrink-0" />
                    <span className="break-all">{person.qualificationFile.name}</span>
                  </a>
                ),
              },
              {
                term: t('provider:instructor.signIn'),
                detail: person.email ?? t('provider:instructor.noSignIn'),
              },
            ]}
          />
        </Card>
        <Card
          as="section"
          title={t('provider:instructors.check')}
          aside={<CheckBadge check={person.check} expiry={person.checkExpiry} />}
          footer={
            !person.leftOn && (
              <ButtonLink to={`${path}/check`} variant="primary" icon={ShieldCheck}>
                {t('provider:check.record')}
              </ButtonLink>
            )
          }
        >
          <p className="text-sm text-ink-soft">{t('provider:check.why')}</p>
          <p>
            {person.checkConsentOn
              ? t('provider:check.consentOn', { date: day(person.checkConsentOn) })
              : t('provider:check.consentMissing')}
          </p>
          {person.checks.length > 0 && (
            <Timeline
              items={person.checks.map((check) => ({
                key: check.id,
                when: f.date(check.checkedOn, { weekday: false, year: true }),
                title: t(`codes:staffCheck.${check.result}`),
                detail: t('provider:check.reference', { reference: check.reference }),
                tone: check.result === 'clear' ? 'done' : 'refuse',
              }))}
            />
          )}
        </Card>
        <Card as="section" title={t('provider:instructor.classes')} className="lg:col-span-2">
          {person.classes.length === 0 ? (
            <p className="text-ink-soft">{t('provider:instructor.noClasses')}</p>
          ) : (
            <ul className="grid gap-2">
              {person.classes.map((each) => (
                <li key={each.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <Link to={`/provider/offerings/${each.id}`} className="underline">
                    {pick(lng, each.titleZh, each.titleEn)}
                  </Link>
                  <span className="text-ink-soft">{pick(lng, each.school.nameZh, each.school.nameEn)}</span>
                  <span className="text-ink-soft">{t(`codes:teachingRole.${each.role}`)}</span>
                  <StatusBadge state={each.status}>{t(`codes:offering.${each.status}`)}</StatusBadge>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  );
}

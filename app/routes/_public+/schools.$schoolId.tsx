import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ChildPicker } from '~/components/offering/child-picker';
import { OfferingGroups } from '~/components/offering/offering-groups';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { searchPath } from '~/forms/search/search-address';
import { getActor } from '~/http/actor.server';
import { readCookie } from '~/http/cookies.server';
import { getLocale, getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { schoolPage } from '~/services/catalogue/school-page.server';
import { childChoice } from '~/services/search/child-choice.server';

export const handle = { i18n: ['public', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title, description: data?.description });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, cookie, lng, t] = await Promise.all([
    getActor(request),
    readCookie<string>(request, 'child'),
    getLocale(request),
    getT(request, 'public'),
  ]);
  const choice = await childChoice(actor, cookie);
  const { school, offerings } = await schoolPage(
    params.schoolId ?? '',
    choice.chosen?.id ?? null,
    new Date(),
  );
  const title = pick(lng, school.nameZh, school.nameEn);
  return { title, description: t('school.description', { name: title }), school, offerings, choice };
}

export default function SchoolPage() {
  const { title, school, offerings, choice } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['public', 'codes', 'common']);
  const lng = useLng();
  const { town, group } = school;
  const link = 'text-accent underline underline-offset-4';
  return (
    <div className="grid gap-6 pb-10">
      <div>
        <PageHead
          above={<Breadcrumbs items={[{ to: '/', label: t('common:nav.browse') }, { label: title }]} />}
          title={title}
          lead={t(`codes:schoolKind.${school.kind}`)}
        />
        <Card>
          <DefinitionList
            items={[
              {
                term: t('public:school.town'),
                detail: (
                  <Link to={searchPath({ towns: [town.id] })} className={link}>
                    {pick(lng, town.nameZh, town.nameEn)}
                  </Link>
                ),
              },
              { term: t('public:school.address'), detail: pick(lng, school.addressZh, school.addressEn) },
              {
                term: t('public:school.group'),
                detail: group && (
                  <>
                    {pick(lng, group.nameZh, group.nameEn)}
                    <span className="ms-2 text-sm text-ink-soft">{t(`codes:schoolGroup.${group.kind}`)}</span>
                  </>
                ),
              },
              {
                term: t('public:school.groupSchools'),
                detail: group && group.schools.length > 0 && (
                  <span className="flex flex-wrap gap-x-4">
                    {group.schools.map((other) => (
                      <Link key={other.id} to={`/schools/${other.id}`} className={link}>
                        {pick(lng, other.nameZh, other.nameEn)}
                      </Link>
                    ))}
                  </span>
                ),
              },
            ].map((item) => ({ ...item, detail: item.detail || null }))}
          />
        </Card>
      </div>
      <ChildPicker choices={choice.children} chosen={choice.chosen} here={`/schools/${school.id}`} />
      <OfferingGroups
        title={t('public:school.offerings')}
        cards={offerings}
        child={choice.chosen}
        hideSchool
        empty={{
          title: t('public:school.none'),
          hint: t('public:school.noneHint'),
          action: <ButtonLink to="/">{t('public:school.search')}</ButtonLink>,
        }}
      />
    </div>
  );
}

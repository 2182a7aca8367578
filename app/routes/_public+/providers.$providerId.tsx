import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ListingLine } from '~/components/course/listing-line';
import { ChildPicker } from '~/components/offering/child-picker';
import { OfferingGroups } from '~/components/offering/offering-groups';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { Card, PageHead } from '~/components/ui/card';
import { CategoryTag } from '~/components/ui/category-tag';
import { idOf } from '~/domain/id';
import { getActor } from '~/http/actor.server';
import { readCookie } from '~/http/cookies.server';
import { getLocale, getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { providerPage } from '~/services/catalogue/provider-page.server';
import { childChoice } from '~/services/search/child-choice.server';

export const handle = { i18n: ['public', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title, description: data?.description });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const providerId = idOf(params.providerId, 'provider');
  const [actor, cookie, lng, t] = await Promise.all([
    getActor(request),
    readCookie<string>(request, 'child'),
    getLocale(request),
    getT(request, 'public'),
  ]);
  const choice = await childChoice(actor, cookie);
  const { provider, offerings } = await providerPage(providerId, choice.chosen?.id ?? null, new Date());
  const title = pick(lng, provider.nameZh, provider.nameEn);
  return {
    title,
    description: t('provider.description', {
      name: title,
      kind: (await getT(lng, 'codes'))(`providerKind.${provider.kind}`),
    }),
    provider,
    offerings,
    choice,
  };
}

export default function ProviderPage() {
  const { title, provider, offerings, choice } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['public', 'codes', 'common']);
  const f = useFormat();
  const lng = useLng();
  const { listing } = provider;
  return (
    <div className="grid gap-6 pb-10">
      <div>
        <PageHead
          above={<Breadcrumbs items={[{ to: '/', label: t('common:nav.browse') }, { label: title }]} />}
          title={title}
          lead={pick(lng, provider.introZh, provider.introEn) || undefined}
        />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Card as="section" title={t('public:provider.listing')}>
            <p>{t(`codes:providerKind.${provider.kind}`)}</p>
            <ListingLine listing={listing} />
            {listing.categories.length > 0 && (
              <p className="flex flex-wrap items-center gap-2 text-sm text-ink-soft">
                {t('public:listing.categories')}
                {listing.categories.map((category) => (
                  <CategoryTag key={category} category={category} />
                ))}
              </p>
            )}
            {listing.state !== 'own' && <p className="text-sm text-ink-faint">{t('public:listing.rule')}</p>}
          </Card>
          <Card as="section" title={t('public:provider.courses')}>
            {provider.courses.length === 0 && (
              <p className="text-ink-soft">{t('public:provider.noCourses')}</p>
            )}
            <ul className="grid gap-1">
              {provider.courses.map((course) => (
                <li key={course.id} className="flex flex-wrap items-center gap-x-3">
                  <Link
                    to={`/courses/${course.id}`}
                    prefetch="intent"
                    className="inline-flex min-h-11 items-center text-accent underline underline-offset-4"
                  >
                    {pick(lng, course.titleZh, course.titleEn)}
                  </Link>
                  <CategoryTag category={course.category} />
                  <span className="text-sm text-ink-soft">{f.grades(course.grades)}</span>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
      <ChildPicker choices={choice.children} chosen={choice.chosen} here={`/providers/${provider.id}`} />
      <OfferingGroups
        title={t('public:provider.offerings')}
        cards={offerings}
        child={choice.chosen}
        empty={{ title: t('public:provider.none'), hint: t('public:provider.noneHint') }}
      />
    </div>
  );
}

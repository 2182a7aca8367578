import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Drama } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { areaIcon } from '~/components/shell/nav-items';
import { pageMeta } from '~/components/shell/page-meta';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { AREAS, type Area, type Role } from '~/domain/access/roles';
import { getLocale, getT } from '~/http/locale.server';
import { castOf } from '~/services/identity/queries.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** 404 where there is no demo. */
export async function loader({ request }: LoaderFunctionArgs) {
  const lng = await getLocale(request);
  const [cast, t] = [await castOf(lng), await getT(lng, 'auth')];
  const areas = (Object.keys(AREAS) as Area[]).map((area) => ({
    area,
    people: cast.filter(({ roles }) => roles[0] && (AREAS[area] as readonly Role[]).includes(roles[0])),
  }));
  return { title: t('demo.title'), areas: areas.filter(({ people }) => people.length > 0) };
}

export default function Demo() {
  const { t } = useTranslation('auth');
  const { areas } = useLoaderData<typeof loader>();
  return (
    <div className="pb-10">
      <PageHead
        title={t('demo.title')}
        lead={t('demo.lead')}
        actions={<ButtonLink to="/inbox">{t('demo.inbox')}</ButtonLink>}
      />
      {areas.length === 0 && <EmptyState icon={Drama} title={t('demo.empty')} />}
      <div className="grid gap-6">
        {areas.map(({ area, people }) => {
          const Icon = areaIcon[area];
          return (
            <section key={area} className="grid gap-3">
              <h2 className="flex items-center gap-2 text-xl">
                <Icon aria-hidden className="size-6 text-accent" strokeWidth={1.75} />
                {t(`demo.area.${area}`)}
              </h2>
              <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
                {people.map((person) => (
                  <Card as="li" key={person.key} level={3} title={person.name}>
                    <p className="text-sm text-ink-soft">
                      {person.roles.map((role) => t(`demo.role.${role}`)).join(' · ')}
                      <br />
                      {person.roles[0] === 'guardian'
                        ? t('demo.children', { count: person.children })
                        : (person.organization ?? t('demo.bureau'))}
                    </p>
                    <Form method="post" action="/demo/session" reloadDocument className="self-end">
                      <SubmitButton name="cast" value={person.key} variant="secondary" block>
                        {t('demo.signInAs', { name: person.name })}
                      </SubmitButton>
                    </Form>
                  </Card>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </div>
  );
}

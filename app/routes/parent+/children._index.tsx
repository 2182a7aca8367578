import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { Button, ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { requireCan } from '~/http/actor.server';
import { readCookie } from '~/http/cookies.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { childrenOf, claimsOf } from '~/services/children/queries.server';

export const handle = { i18n: ['parent', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'children.manage');
  const now = new Date();
  const t = await getT(request, 'parent');
  return {
    title: t('children.title'),
    children: await childrenOf(actor),
    claims: await claimsOf(actor, now),
    chosen: await readCookie<string>(request, 'child'),
    now: now.toISOString(),
  };
}

export default function Children() {
  const { children, claims, chosen, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation('parent');
  const f = useFormat();
  const lng = useLng();
  const add = (
    <ButtonLink to="/parent/children/new" variant="primary" icon={UserRoundPlus}>
      {t('children.add')}
    </ButtonLink>
  );
  return (
    <div className="pb-10">
      <PageHead
        above={
          <Breadcrumbs items={[{ to: '/parent', label: t('home.title') }, { label: t('children.title') }]} />
        }
        title={t('children.title')}
        lead={t('children.lead')}
        actions={children.length > 0 && add}
      />
      {children.length === 0 && claims.length === 0 && (
        <EmptyState icon={UserRoundPlus} title={t('children.empty')} action={add}>
          {t('children.emptyHint')}
        </EmptyState>
      )}
      <ul className="grid gap-4 md:grid-cols-2">
        {children.map((child) => (
          <Card
            as="li"
            key={child.id}
            title={child.name}
            aside={<Badge tone="neutral">{t('children.places', { count: child.livePlaces })}</Badge>}
          >
            <p>
              {pick(lng, child.schoolZh, child.schoolEn)}
              <span className="block text-ink-soft">
                {f.grade(child.grade)} · {child.className}
              </span>
            </p>
            {child.left && <Notice tone="warn">{t('children.left')}</Notice>}
            <Form method="post" action="/parent/chosen-child" className="flex flex-wrap gap-2">
              <input type="hidden" name="childId" value={child.id} />
              <input type="hidden" name="to" value="/" />
              <Button type="submit" variant={chosen === child.id ? 'primary' : 'secondary'}>
                {t(chosen === child.id ? 'children.current' : 'children.choose', { name: child.name })}
              </Button>
              <ButtonLink to={`/parent/children/${child.id}`} variant="quiet">
                {t('children.open')}
              </ButtonLink>
            </Form>
          </Card>
        ))}
      </ul>
      {claims.length > 0 && (
        <section className="mt-8 grid gap-4">
          <h2 className="text-xl">{t('children.waiting')}</h2>
          {claims.map((claim) => {
            const names = { name: claim.name, school: pick(lng, claim.schoolZh, claim.schoolEn) };
            const sent = t('children.sentAt', { when: f.instant(claim.createdAt, new Date(now)) });
            return claim.status === 'pending' ? (
              <Notice
                key={claim.id}
                tone="info"
                actions={
                  <Form method="post" action={`/parent/claims/${claim.id}/withdrawal`}>
                    <SubmitButton
                      variant="quiet"
                      size="sm"
                      formAction={`/parent/claims/${claim.id}/withdrawal`}
                    >
                      {t('children.withdraw')}
                    </SubmitButton>
                  </Form>
                }
              >
                <p className="text-base">{t('children.waitingBody', names)}</p>
                <p>{sent}</p>
              </Notice>
            ) : (
              <Notice key={claim.id} tone="warn" title={t('children.refused', names)}>
                {claim.reason && <p>{t('children.refusedReason', { reason: claim.reason })}</p>}
                <p>{t('children.refusedHint')}</p>
              </Notice>
            );
          })}
        </section>
      )}
    </div>
  );
}

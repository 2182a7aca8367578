import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ConsentList } from '~/components/child/consent-list';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { Notice } from '~/components/ui/notice';
import { idOf } from '~/domain/id';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { agreeToChildData } from '~/services/children/change-consent.server';
import { childPage } from '~/services/children/queries.server';

export const handle = { i18n: ['parent', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.child.name });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'children.manage');
  return {
    child: await childPage(actor, idOf(params.childId, 'child')),
    now: new Date().toISOString(),
  };
}

/** Agrees to the use of the child's data (again). */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'children.manage');
  const childId = idOf(params.childId, 'child');
  await agreeToChildData(actor, { childId }, new Date());
  return redirectWithFlash(`/parent/children/${childId}`, { tone: 'done', key: 'parent:flash.agreed' });
}

export default function Child() {
  const { child, now } = useLoaderData<typeof loader>();
  const { t } = useTranslation('parent');
  const f = useFormat();
  const lng = useLng();
  return (
    <div className="grid gap-5 pb-10">
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/parent/children', label: t('children.title') }, { label: child.name }]}
          />
        }
        title={child.name}
        actions={
          <>
            <ButtonLink to={`/parent/children/${child.id}/pick-up`}>{t('child.pickUp')}</ButtonLink>
            <ButtonLink to="/parent">{t('child.places', { name: child.name })}</ButtonLink>
          </>
        }
      />
      {child.left && <Notice tone="warn">{t('children.left')}</Notice>}
      <Card as="section" title={t('child.facts')}>
        <DefinitionList
          items={[
            { term: t('child.school'), detail: pick(lng, child.schoolZh, child.schoolEn) },
            { term: t('child.grade'), detail: `${f.grade(child.grade)} · ${child.className}` },
            { term: t('child.birthDate'), detail: f.date(child.birthDate, { year: true, weekday: false }) },
          ]}
        />
        <p className="text-sm text-ink-soft">{t('child.wrong')}</p>
      </Card>
      <Card as="section" title={t('child.consents')}>
        <p className="text-sm text-ink-soft">{t('child.consentsLead')}</p>
        {!child.agreed && (
          <Notice
            tone="warn"
            actions={
              <Form method="post">
                <SubmitButton>{t('child.agree')}</SubmitButton>
              </Form>
            }
          >
            <p>{t('child.agreeAgain')}</p>
            <ul className="mt-1 grid gap-1">
              {(['who', 'what', 'why', 'keep', 'effect'] as const).map((part) => (
                <li key={part}>{t(`consent.childData.${part}`)}</li>
              ))}
            </ul>
          </Notice>
        )}
        <ConsentList childId={child.id} consents={child.consents} now={now} />
      </Card>
      <Card as="section" title={t('child.aid')}>
        <p>{t('child.aidLead')}</p>
        <ButtonLink to={`/parent/children/${child.id}/aid`} className="justify-self-start">
          {t('child.aidOpen')}
        </ButtonLink>
      </Card>
      <div>
        <ButtonLink to={`/parent/children/${child.id}/removal`} variant="danger">
          {t('child.remove')}
        </ButtonLink>
      </div>
    </div>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SureCard } from '~/components/child/sure-card';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { idOf } from '~/domain/id';
import { requireCan } from '~/http/actor.server';
import { dropCookie } from '~/http/cookies.server';
import { redirectWithFlash } from '~/http/flash.server';
import { getT } from '~/http/locale.server';
import { childPage } from '~/services/children/queries.server';
import { unlinkChild } from '~/services/children/unlink-child.server';

export const handle = { i18n: ['parent', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  pageMeta(matches, { title: page?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'children.manage');
  const { id, name } = await childPage(actor, idOf(params.childId, 'child'));
  const t = await getT(request, 'parent');
  return { title: t('removal.title'), child: { id, name } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'children.manage');
  const outcome = await unlinkChild(actor, { childId: idOf(params.childId, 'child') }, new Date());
  if (outcome.kind === 'refused') return data({ refusals: outcome.refusals }, { status: 422 });
  const headers = new Headers({ 'set-cookie': await dropCookie('child') });
  return redirectWithFlash('/parent/children', { tone: 'done', key: 'parent:flash.removed' }, { headers });
}

export default function Removal() {
  const { child } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('parent');
  const back = `/parent/children/${child.id}`;
  return (
    <div className="mx-auto grid max-w-xl gap-4 pb-10">
      <PageHead
        above={<Breadcrumbs items={[{ to: back, label: child.name }, { label: t('removal.title') }]} />}
        title={t('removal.title')}
      />
      <RefusalNotice refusals={answer?.refusals} />
      <SureCard
        question={t('removal.question', { name: child.name })}
        follows={(['one', 'two', 'three'] as const).map((part) => t(`removal.${part}`, { name: child.name }))}
        act={t('removal.act')}
        keep={t('removal.keep')}
        back={back}
      />
    </div>
  );
}

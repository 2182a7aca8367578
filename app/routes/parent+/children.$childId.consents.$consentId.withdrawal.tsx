import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SureCard } from '~/components/child/sure-card';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { idOf } from '~/domain/id';
import { NotFound } from '~/domain/refusal';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { getT } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { withdrawConsent } from '~/services/children/change-consent.server';
import { childPage } from '~/services/children/queries.server';

export const handle = { i18n: ['parent'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** Says what taking a consent back means, before it is done. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'children.manage');
  const child = await childPage(actor, idOf(params.childId, 'child'));
  const consent = child.consents.find(({ id, withdrawnAt }) => id === params.consentId && !withdrawnAt);
  if (!consent) throw new NotFound('consent');
  const t = await getT(request, 'parent');
  return { title: t('withdrawal.title'), child: { id: child.id, name: child.name }, consent };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'children.manage');
  const childId = idOf(params.childId, 'child');
  await withdrawConsent(actor, { childId, consentId: idOf(params.consentId, 'consent') }, new Date());
  const flash = { tone: 'done', key: 'parent:flash.consentWithdrawn' } as const;
  return redirectWithFlash(`/parent/children/${childId}`, flash);
}

export default function Withdrawal() {
  const { child, consent } = useLoaderData<typeof loader>();
  const { t } = useTranslation('parent');
  const lng = useLng();
  const words = {
    name: child.name,
    receiver: pick(lng, consent.receiverZh, consent.receiverEn) ?? '',
    count: consent.livePlaces,
  };
  const back = `/parent/children/${child.id}`;
  return (
    <div className="mx-auto max-w-xl pb-10">
      <PageHead
        above={<Breadcrumbs items={[{ to: back, label: child.name }, { label: t('withdrawal.title') }]} />}
        title={t('withdrawal.title')}
      />
      <SureCard
        question={t(`withdrawal.${consent.kind}.question`, words)}
        follows={(['one', 'two', 'three'] as const).map((part) =>
          t(`withdrawal.${consent.kind}.${part}`, words),
        )}
        act={t('withdrawal.act')}
        keep={t('withdrawal.keep')}
        back={back}
      />
    </div>
  );
}

import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { useNames } from '~/components/wishes/class-line';
import { NotFound } from '~/domain/refusal';
import { withdrawWishesForm } from '~/forms/wishes/wishes';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { uuidParam } from '~/http/param.server';
import { wishPage } from '~/services/wishes/wish-page.server';
import { withdrawWishes } from '~/services/wishes/withdraw-wishes.server';

export const handle = { i18n: ['wishes', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** Asks before wishes are taken back; who is tied goes along. Without anything to take back it leads to the list. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'wish.write');
  const { draw, children } = await wishPage(actor, uuidParam(params.drawId), new Date());
  const childId = new URL(request.url).searchParams.get('child');
  const child = children.find(({ id }) => id === childId);
  if (!child?.list || !draw.open) throw redirect(`/parent/wishes/${draw.id}`);
  const tied = new Set(child.list.tiedWith);
  const t = await getT(request, 'wishes');
  return {
    title: t('withdraw.title'),
    drawId: draw.id,
    childId: child.id,
    names: [child, ...children.filter(({ id }) => tied.has(id))].map(({ name }) => name),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'wish.write');
  const drawId = uuidParam(params.drawId);
  const form = await parseForm(request, withdrawWishesForm);
  if (!form.ok) return form.answer();
  try {
    const outcome = await withdrawWishes(actor, { drawId, childId: form.value.childId }, new Date());
    if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  } catch (error) {
    // Pressed twice, or taken back in another tab: it is as it was to be.
    if (!(error instanceof NotFound && error.what === 'wish_list')) throw error;
  }
  return redirectWithFlash(`/parent/wishes/${drawId}`, { tone: 'done', key: 'wishes:flash.withdrawn' });
}

export default function Withdrawal() {
  const { title, drawId, childId, names } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('wishes');
  const inLine = useNames();
  const back = `/parent/wishes/${drawId}?child=${childId}`;
  return (
    <div className="mx-auto grid max-w-2xl gap-4 pb-10">
      <PageHead
        above={<Breadcrumbs items={[{ to: back, label: t('page.back') }, { label: title }]} />}
        title={title}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      <Card>
        <p>
          {names.length > 1
            ? t('withdraw.bodyTied', { names: inLine(names) })
            : t('withdraw.body', { child: inLine(names) })}
        </p>
        {names.length > 1 && (
          <p>
            {t('withdraw.onlyOne')}{' '}
            <Link
              to={`/parent/wishes/${drawId}/separation?child=${childId}`}
              className="underline underline-offset-4"
            >
              {t('separate.title')}
            </Link>
          </p>
        )}
        <Form method="post" className="flex flex-wrap gap-2">
          <input type="hidden" name="childId" value={childId} />
          <SubmitButton variant="danger">{t('withdraw.confirm')}</SubmitButton>
          <ButtonLink to={back}>{t('withdraw.keep')}</ButtonLink>
        </Form>
      </Card>
    </div>
  );
}

import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { useNames } from '~/components/wishes/class-line';
import { NotFound } from '~/domain/refusal';
import { untieWishesForm } from '~/forms/wishes/wishes';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { uuidParam } from '~/http/param.server';
import { untieWishes } from '~/services/wishes/untie-wishes.server';
import { wishPage } from '~/services/wishes/wish-page.server';

export const handle = { i18n: ['wishes', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** Asks before tied children are drawn each for itself. Without a tie it leads to the list. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'wish.write');
  const { draw, children } = await wishPage(actor, uuidParam(params.drawId), new Date());
  const childId = new URL(request.url).searchParams.get('child');
  const child = children.find(({ id }) => id === childId);
  const tied = new Set(child?.list?.tiedWith);
  const elsewhere = child?.list?.tiedElsewhere ?? false;
  if (!child || !draw.open || (tied.size === 0 && !elsewhere)) throw redirect(`/parent/wishes/${draw.id}`);
  const t = await getT(request, 'wishes');
  return {
    title: t('separate.title'),
    drawId: draw.id,
    childId: child.id,
    elsewhere,
    names: [child, ...children.filter(({ id }) => tied.has(id))].map(({ name }) => name),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'wish.write');
  const drawId = uuidParam(params.drawId);
  const form = await parseForm(request, untieWishesForm);
  if (!form.ok) return form.answer();
  const { childId } = form.value;
  const to = `/parent/wishes/${drawId}?child=${childId}`;
  try {
    const outcome = await untieWishes(actor, { drawId, childId }, new Date());
    if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  } catch (error) {
    // Taken back in another tab: the list says so.
    if (error instanceof NotFound && error.what === 'wish_list') return redirect(to);
    throw error;
  }
  return redirectWithFlash(to, { tone: 'done', key: 'wishes:flash.separated' });
}

export default function Separation() {
  const { title, drawId, childId, elsewhere, names } = useLoaderData<typeof loader>();
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
        {names.length > 1 && <p>{t('tie.now', { names: inLine(names) })}</p>}
        {elsewhere && <p>{t('tie.elsewhere')}</p>}
        <p>{t('separate.body')}</p>
        <Form method="post" className="flex flex-wrap gap-2">
          <input type="hidden" name="childId" value={childId} />
          <SubmitButton variant="primary">{t('separate.confirm')}</SubmitButton>
          <ButtonLink to={back}>{t('separate.keep')}</ButtonLink>
        </Form>
      </Card>
    </div>
  );
}

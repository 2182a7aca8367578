import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { Tabs } from '~/components/ui/tabs';
import { ChangedNotice } from '~/components/wishes/changed-notice';
import { draftOf } from '~/components/wishes/draft';
import { DrawState } from '~/components/wishes/draw-card';
import { PrivateCode } from '~/components/wishes/private-code';
import { FreshDemand, useDemandKeptFresh } from '~/components/wishes/use-demand';
import { WishForm } from '~/components/wishes/wish-form';
import { DrawNotes, KeptNote } from '~/components/wishes/wish-notes';
import { WishResults } from '~/components/wishes/wish-results';
import { WishesClosed } from '~/components/wishes/wishes-closed';
import { idOrNull } from '~/domain/id';
import { pressOf } from '~/domain/wishes/order';
import { wishForm } from '~/forms/wishes/wishes';
import { requireCan } from '~/http/actor.server';
import { readCookie } from '~/http/cookies.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale } from '~/http/locale.server';
import { uuidParam } from '~/http/param.server';
import { pick } from '~/i18n/pick';
import { saveWishes } from '~/services/wishes/save-wishes.server';
import { wishPage } from '~/services/wishes/wish-page.server';

export const handle = { i18n: ['wishes', 'draw', 'parent', 'public', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

/** `?child=` whose list, `?add=` the class that the family came here to add. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'wish.write');
  const page = await wishPage(actor, uuidParam(params.drawId), new Date());
  const asked = new URL(request.url).searchParams;
  const [lng, cookie] = [await getLocale(request), await readCookie<string>(request, 'child')];
  const { children, classes } = page;
  const chosen =
    children.find(({ id }) => id === asked.get('child')) ??
    children.find(({ id }) => id === cookie) ??
    children[0];
  const add = idOrNull(asked.get('add'));
  return {
    ...page,
    title: pick(lng, page.draw.nameZh, page.draw.nameEn),
    chosenId: chosen?.id ?? null,
    adding: classes.some(({ id }) => id === add) ? add : null,
  };
}

/** Saves, or without script: does to the list what the pressed button says, and shows it again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'wish.write');
  const drawId = uuidParam(params.drawId);
  const form = await parseForm(request, wishForm);
  if (!form.ok) return form.answer();
  const { childId, tied, wishes, cap, childData, receivers, seen, press } = form.value;
  if (pressOf(press)) return form.answer({ status: 200 });
  const consent = { childData, receivers };
  const outcome = await saveWishes(
    actor,
    { drawId, childIds: [childId, ...tied], offeringIds: wishes, cap, consent, seen },
    new Date(),
  );
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  const key = tied.length > 0 ? 'wishes:flash.savedTied' : 'wishes:flash.saved';
  return redirectWithFlash(`/parent/wishes/${drawId}?child=${childId}`, { tone: 'done', key });
}

export default function WishesOfDraw() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('wishes');
  const { draw, children, chosenId } = page;
  const fresh = useDemandKeptFresh(page.classes.map(({ id }) => id));
  const classes = new Map(page.classes.map((of) => [of.id, of]));
  const typedFor = answer?.result.initialValue?.childId;
  const child = children.find(({ id }) => id === (typedFor ?? chosenId)) ?? children[0];
  const typed = child && draftOf(child, answer?.result, null);
  const typedTied = children.filter(({ id }) => id !== child?.id && typed?.tied.includes(id));
  // A list that was changed elsewhere, of the child or of a sibling, begins anew with what was typed.
  const stamps = children.map(({ list }) => list?.updatedAt).join(' ');
  const here = `/parent/wishes/${draw.id}`;
  const changed = answer?.refusals.some(({ code }) => code === 'changed_meanwhile') ?? false;
  return (
    <FreshDemand.Provider value={fresh}>
      <div className="mx-auto grid max-w-2xl gap-4 pb-10">
        <PageHead
          above={
            <Breadcrumbs items={[{ to: '/parent/wishes', label: t('page.back') }, { label: page.title }]} />
          }
          title={page.title}
          actions={<DrawState draw={draw} />}
        />
        {children.length > 1 && draw.status === 'announced' && (
          <Tabs
            label={t('page.chooseChild')}
            items={children.map(({ id, name, list }) => ({
              to: `${here}?child=${id}${page.adding ? `&add=${page.adding}` : ''}`,
              label: name,
              count: list?.wishes.length ?? 0,
              current: id === child?.id,
            }))}
          />
        )}
        {changed && child ? (
          <ChangedNotice here={here} family={[child, ...typedTied]} classes={classes} />
        ) : (
          <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
        )}
        {!child && (
          <EmptyState
            icon={UserRoundPlus}
            title={t('noChildren')}
            action={
              <ButtonLink variant="primary" to={`/parent/children/new?${new URLSearchParams({ to: here })}`}>
                {t('addChild')}
              </ButtonLink>
            }
          >
            {t('noChildrenHint')}
          </EmptyState>
        )}
        {draw.status === 'aborted' && (
          <Notice tone="refuse" title={t('page.aborted')}>
            {draw.abortedWhy && t('page.abortedWhy', { why: draw.abortedWhy })}
          </Notice>
        )}
        {child && draw.open && (
          <>
            <DrawNotes draw={draw} />
            <KeptNote child={child} any={page.classes.some(({ reserved }) => reserved > 0)} />
            <WishForm
              key={`${child.id} ${stamps}`}
              draw={draw}
              child={child}
              siblings={children.filter(({ id }) => id !== child.id)}
              classes={classes}
              travel={page.travel}
              minorBelow={page.minorBelow}
              adding={page.adding}
              lastResult={answer?.result}
            />
            {child.list && (
              <ButtonLink to={`${here}/withdrawal?child=${child.id}`} variant="quiet">
                {t('withdraw.title')}
              </ButtonLink>
            )}
          </>
        )}
        {child && !draw.open && draw.status !== 'drawn' && (
          <WishesClosed draw={draw} family={children} child={child} classes={classes} />
        )}
        {draw.status === 'drawn' &&
          children.map((each) => <WishResults key={each.id} child={each} classes={classes} />)}
        <PrivateCode draw={draw} family={children} />
      </div>
    </FreshDemand.Provider>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ChartColumn, Dices, ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ClassTable } from '~/components/draw/class-table';
import { AbortForm, CarryForm, MoveForm } from '~/components/draw/desk-acts';
import { DeskFigures } from '~/components/draw/desk-figures';
import { AbortedNotice, DrawFiles, DrawProof, DrawTimes, NobodyNotice } from '~/components/draw/draw-facts';
import { DrawFigures } from '~/components/draw/draw-figures';
import { HoldingCard } from '~/components/draw/holding-card';
import { StageBadge } from '~/components/draw/stage-badge';
import { wallClock } from '~/components/school/wall-clock';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { can } from '~/domain/access/actor';
import { drawAct } from '~/forms/draw/acts';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useFormat } from '~/i18n/use-format';
import { abortDraw } from '~/services/draw/abort.server';
import { carryOver } from '~/services/draw/carry-over.server';
import { moveClosing } from '~/services/draw/move-closing.server';
import { deskDraw } from '~/services/draw/queries.server';

export const handle = { i18n: ['draw', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'draw.read');
  const now = new Date();
  const [lng, draw] = await Promise.all([getLocale(request), deskDraw(params.drawId ?? '', now)]);
  return {
    title: pick(lng, draw.nameZh, draw.nameEn),
    draw,
    mayHold: can(actor, 'draw.hold'),
    now: now.toISOString(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'draw.hold');
  const now = new Date();
  const { id: drawId } = await deskDraw(params.drawId ?? '', now);
  const form = await parseForm(request, drawAct);
  if (!form.ok) return form.answer();
  const to = `/bureau/draws/${drawId}`;
  const act = form.value;
  switch (act.act) {
    case 'move': {
      const outcome = await moveClosing(actor, { ...act, drawId }, now);
      if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
      return redirectWithFlash(to, { tone: 'done', key: 'draw:bureau.flash.moved' });
    }
    case 'abort': {
      const outcome = await abortDraw(actor, { drawId, reason: act.reason }, now);
      if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
      return redirectWithFlash(to, { tone: 'done', key: 'draw:bureau.flash.aborted' });
    }
    case 'carry': {
      const outcome = await carryOver(actor, { fromDrawId: drawId, toDrawId: act.toDrawId }, now);
      if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
      const { lists, classes } = outcome;
      return redirectWithFlash(`/bureau/draws/${act.toDrawId}`, {
        tone: 'done',
        key: 'draw:bureau.flash.carried',
        params: { lists, classes },
      });
    }
  }
}

export default function DrawDesk() {
  const { title, draw, mayHold, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('draw');
  const f = useFormat();
  const pressed = answer?.result.initialValue?.act;
  const resultOf = (act: string) => (pressed === act ? answer?.result : undefined);
  const { stage } = draw;
  const sealed = stage === 'frozen' || stage === 'holding' || stage === 'drawn';
  const open = stage === 'announced' || stage === 'open';
  const reservedOf = (id: string) => draw.reservedBy.filter(({ offeringId }) => offeringId === id);
  return (
    <>
      <PageHead
        above={<Breadcrumbs items={[{ to: '/bureau/draws', label: t('bureau.title') }, { label: title }]} />}
        title={title}
        actions={
          <>
            <StageBadge stage={stage} />
            <ButtonLink to={`/draws/${draw.id}`} icon={ExternalLink}>
              {t('bureau.desk.public')}
            </ButtonLink>
            {stage === 'frozen' && mayHold && (
              <>
                <ButtonLink to={`/bureau/draws/${draw.id}/preview`} icon={ChartColumn}>
                  {t('bureau.preview.link')}
                </ButtonLink>
                <ButtonLink to={`/bureau/draws/${draw.id}/holding`} variant="primary" icon={Dices}>
                  {t('bureau.hold.link')}
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      <div className="grid gap-5">
        <RefusalNotice refusals={answer?.refusals} title={t('bureau.refused')} />
        {stage === 'holding' && <HoldingCard />}
        {draw.abortedWhy && <AbortedNotice why={draw.abortedWhy} />}
        {sealed && draw.applicants === 0 && <NobodyNotice over={stage === 'drawn'} />}
      </div>
      <DeskFigures draw={draw} />
      {draw.figures && <DrawFigures figures={draw.figures} />}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid grid-cols-1 gap-5">
          <ClassTable
            rows={draw.classRows}
            caption={t('page.classes')}
            more={[
              {
                key: 'reserved',
                head: t('bureau.desk.reserved'),
                wide: true,
                cell: (row) =>
                  reservedOf(row.id).map(({ class: kind, places }) => (
                    <span key={kind} className="block whitespace-nowrap">
                      {t(`reserveClass.${kind}`)} {f.number(places)}
                    </span>
                  )),
              },
            ]}
          />
          <p className="text-sm text-ink-soft">{t('bureau.desk.ownFamily')}</p>
          <DrawProof proof={draw} />
          <DrawFiles id={draw.id} papers={draw.papers} over={stage === 'drawn'} />
        </div>
        <div className="grid gap-5">
          <DrawTimes times={draw} now={now} />
          <Card as="section" title={t('bureau.desk.who')}>
            <DefinitionList
              items={[
                { term: t('bureau.desk.announcedBy'), detail: draw.announcedBy },
                { term: t('bureau.desk.heldBy'), detail: draw.heldBy },
                { term: t('bureau.desk.abortedBy'), detail: draw.abortedBy },
              ]}
            />
          </Card>
          {mayHold && stage === 'aborted' && (
            <CarryForm targets={draw.targets} lastResult={resultOf('carry')} />
          )}
          {mayHold && open && (
            <MoveForm
              closesAt={wallClock(new Date(draw.closesAt))}
              payUntil={wallClock(new Date(draw.payUntil))}
              lastResult={resultOf('move')}
            />
          )}
          {mayHold && (open || stage === 'closed' || stage === 'frozen') && (
            <AbortForm lastResult={resultOf('abort')} />
          )}
        </div>
      </div>
    </>
  );
}

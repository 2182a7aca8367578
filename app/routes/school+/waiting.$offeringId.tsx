import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { cx } from '~/components/ui/class-names';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { ChooseForm } from '~/components/waiting/choose-form';
import { LineStats } from '~/components/waiting/line-stats';
import { LineTable } from '~/components/waiting/line-table';
import { can } from '~/domain/access/actor';
import { chooseForm } from '~/forms/waiting/desk';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { chooseEntries } from '~/services/waiting/choose-entries.server';
import { linePage } from '~/services/waiting/line-page.server';

export const handle = { i18n: ['waiting', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'waiting.here');
  const now = new Date();
  const line = await linePage(actor, params.offeringId ?? '', now);
  const choice = line.allocation === 'school_choice';
  return {
    title: pick(await getLocale(request), line.titleZh, line.titleEn),
    line,
    choice,
    mayChoose: choice && can(actor, 'place.choose'),
    openUntil: line.closesAt && line.closesAt > now.toISOString() ? line.closesAt : null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'place.choose');
  const offeringId = params.offeringId ?? '';
  const form = await parseForm(request, chooseForm);
  if (!form.ok) return form.answer();
  const { kind } = form.value;
  const outcome = await chooseEntries(actor, { offeringId, ...form.value }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  const key = kind === 'choose' ? 'waiting:flash.chosen' : 'waiting:flash.refusedFamilies';
  const told = { count: outcome.entries };
  return redirectWithFlash(`/school/waiting/${offeringId}`, { tone: 'done', key, params: told });
}

export default function LineHere() {
  const { title, line, choice, mayChoose, openUntil } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['waiting', 'codes']);
  const open = line.live.filter(({ status }) => status === 'waiting');
  const choosing = mayChoose && open.length > 0;
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/school/waiting', label: t('waiting:desk.title') }, { label: title }]}
          />
        }
        title={title}
        actions={<StatusBadge state={line.status}>{t(`codes:offering.${line.status}`)}</StatusBadge>}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('waiting:choose.refused')} />
      <LineStats
        capacity={line.capacity}
        enrolled={line.enrolled}
        offered={line.offered}
        free={line.free}
        waiting={open.length}
        choice={choice}
      />
      <div
        className={cx('grid grid-cols-1 items-start gap-5', choosing && 'xl:grid-cols-[minmax(0,1fr)_24rem]')}
      >
        <div className="grid min-w-0 gap-5">
          <LineTable
            caption={t(choice ? 'waiting:desk.applicants' : 'waiting:desk.line')}
            rows={line.live}
            allocation={line.allocation}
            classes
          />
          {line.past.length > 0 && (
            <LineTable
              caption={t('waiting:desk.past')}
              rows={line.past}
              allocation={line.allocation}
              classes
            />
          )}
          <p className="text-sm text-ink-soft">
            {t('waiting:desk.note')} {!choice && t('waiting:desk.unnamedNote', { context: line.allocation })}
          </p>
        </div>
        {choosing && (
          <ChooseForm rows={open} free={line.free} openUntil={openUntil} lastResult={answer?.result} />
        )}
      </div>
    </>
  );
}

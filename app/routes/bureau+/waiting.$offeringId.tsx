import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { StatusBadge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { LineStats } from '~/components/waiting/line-stats';
import { LineTable } from '~/components/waiting/line-table';
import { MoveForm } from '~/components/waiting/move-form';
import { can } from '~/domain/access/actor';
import { moveForm } from '~/forms/waiting/desk';
import { requireCan } from '~/http/actor.server';
import { redirectWithFlash } from '~/http/flash.server';
import { parseForm } from '~/http/form.server';
import { getLocale } from '~/http/locale.server';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { bureauLinePage } from '~/services/waiting/line-page.server';
import { moveEntry } from '~/services/waiting/move-entry.server';

export const handle = { i18n: ['waiting', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'waiting.read');
  const line = await bureauLinePage(actor, params.offeringId ?? '', new Date());
  return {
    title: pick(await getLocale(request), line.titleZh, line.titleEn),
    line,
    mayMove: line.allocation !== 'school_choice' && can(actor, 'waiting.move'),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'waiting.move');
  const form = await parseForm(request, moveForm);
  if (!form.ok) return form.answer();
  const outcome = await moveEntry(actor, form.value, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirectWithFlash(`/bureau/waiting/${params.offeringId}`, {
    tone: 'done',
    key: 'waiting:flash.moved',
  });
}

export default function LineOfCounty() {
  const { title, line, mayMove } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['waiting', 'codes']);
  const lng = useLng();
  const open = line.live.filter(({ status }) => status === 'waiting');
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/bureau/waiting', label: t('waiting:desk.title') }, { label: title }]}
          />
        }
        title={title}
        lead={pick(lng, line.schoolZh, line.schoolEn)}
        actions={<StatusBadge state={line.status}>{t(`codes:offering.${line.status}`)}</StatusBadge>}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('waiting:move.refused')} />
      <LineStats
        capacity={line.capacity}
        enrolled={line.enrolled}
        offered={line.offered}
        free={line.free}
        waiting={open.length}
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 gap-5">
          <LineTable caption={t('waiting:desk.line')} rows={line.live} allocation={line.allocation} />
          {line.past.length > 0 && (
            <LineTable caption={t('waiting:desk.past')} rows={line.past} allocation={line.allocation} />
          )}
          <p className="text-sm text-ink-soft">{t('waiting:desk.note')}</p>
        </div>
        {mayMove && open.length > 1 && <MoveForm rows={open} lastResult={answer?.result} />}
      </div>
    </>
  );
}

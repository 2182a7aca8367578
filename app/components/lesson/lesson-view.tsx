import type { SubmissionResult } from '@conform-to/react';
import { useTranslation } from 'react-i18next';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import type { Refusal } from '~/domain/refusal';
import type { LessonCanceler } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { CancelAct, MakeUpAct, PlainAct, ReasonAct } from './act-forms';
import { LessonFactsCard, type LessonFactsView } from './lesson-facts';
import { Roster } from './roster';
import type { RowChild } from './roster-row';
import { StageBadge } from './stage-badge';
import { useMarks } from './use-marks';

export type LessonActs =
  | 'mark'
  | 'report'
  | 'confirm'
  | 'dispute'
  | 'answer'
  | 'reverse'
  | 'cancel'
  | 'makeUp';

export interface LessonPageView extends LessonFactsView {
  id: string;
  course: { titleZh: string; titleEn: string };
  roster: { children: RowChild[]; withheld: number };
  may: Record<LessonActs, boolean>;
}

/** A lesson with its register and everything that can be done with it from one side. */
export function LessonView({
  lesson,
  base,
  userId,
  cancelers,
  rooms,
  answer,
}: {
  lesson: LessonPageView;
  /** `/provider/lessons`. */
  base: string;
  userId: string;
  cancelers: readonly LessonCanceler[];
  rooms: readonly { id: string; nameZh: string; nameEn: string }[];
  answer: { result: SubmissionResult<string[]>; refusals: Refusal[] } | undefined;
}) {
  const { t } = useTranslation('lesson');
  const f = useFormat();
  const lng = useLng();
  const { may, stage } = lesson;
  const marks = useMarks({ userId, lessonId: lesson.id, url: `${base}/${lesson.id}/marks` });
  const pressed = answer?.result.initialValue?.act;
  const resultOf = (act: string) => (pressed === act ? answer?.result : undefined);
  const title = pick(lng, lesson.course.titleZh, lesson.course.titleEn);
  const off = stage === 'canceled' || stage === 'made_up' || stage === 'reversed';
  const when =
    stage === 'disputed' || stage === 'answered' ? 'strike' : stage === 'to_report' ? 'past' : 'ahead';
  return (
    <>
      <PageHead
        above={<Breadcrumbs items={[{ to: base, label: t('board.title') }, { label: title }]} />}
        title={
          <>
            {title} <span className="whitespace-nowrap text-ink-soft">{f.date(lesson.date)}</span>
          </>
        }
        actions={<StageBadge stage={stage} />}
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-5">
          <LessonFactsCard lesson={lesson} base={base} />
          {!off && (
            <Roster
              {...lesson.roster}
              open={may.mark}
              stage={may.mark ? 'open' : lesson.reportedAt ? 'fixed' : 'early'}
              marks={marks}
            />
          )}
        </div>
        <div className="grid gap-5 xl:sticky xl:top-4">
          {may.report && (
            <PlainAct
              act="report"
              kind="report"
              disabled={marks.unsent > 0 ? t('report.waiting') : undefined}
            />
          )}
          {may.answer && <ReasonAct act="answer" lastResult={resultOf('answer')} />}
          {may.confirm && <PlainAct act="confirm" kind="schoolConfirm" />}
          {may.dispute && <ReasonAct act="dispute" lastResult={resultOf('dispute')} />}
          {may.makeUp && <MakeUpAct rooms={rooms} lastResult={resultOf('make_up')} />}
          {may.cancel && (
            <CancelAct when={when} cancelers={cancelers} rooms={rooms} lastResult={resultOf('cancel')} />
          )}
          {may.reverse && <ReasonAct act="reverse" lastResult={resultOf('reverse')} />}
        </div>
      </div>
    </>
  );
}

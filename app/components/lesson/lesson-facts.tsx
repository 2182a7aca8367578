import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import type { LessonStage } from '~/domain/lesson/stage';
import type { LessonCanceler } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type Names = { nameZh: string; nameEn: string };

export interface LessonFactsView {
  date: string;
  startMinute: number;
  endMinute: number;
  number: number;
  stage: LessonStage;
  room: Names | null;
  staff: readonly Names[];
  school: Names;
  provider: Names;
  goingOff: boolean;
  canceledBy: LessonCanceler | null;
  canceledWhy: string | null;
  madeUpOn: { id: string; date: string } | null;
  makesUpFor: { id: string; date: string } | null;
  reportedAt: string | null;
  confirmedAt: string | null;
  bySilence: boolean;
  silenceOn: string | null;
  dispute: { reason: string; answer: string | null; answerBy: string | null } | null;
}

/** When, where, with whom, and in sentences what happened to a lesson so far. */
export function LessonFactsCard({ lesson, base }: { lesson: LessonFactsView; base: string }) {
  const { t } = useTranslation('lesson');
  const f = useFormat();
  const lng = useLng();
  const name = ({ nameZh, nameEn }: Names) => pick(lng, nameZh, nameEn);
  return (
    <Card as="section">
      <DefinitionList
        items={[
          {
            term: t('page.when'),
            detail: (
              <span className="tabular">
                {f.date(lesson.date)} {f.times(lesson.startMinute, lesson.endMinute)} ·{' '}
                {t('number', { number: lesson.number })}
              </span>
            ),
          },
          {
            term: t('page.where'),
            detail: `${name(lesson.school)} · ${lesson.room ? name(lesson.room) : t('page.noRoom')}`,
          },
          { term: t('page.who'), detail: lesson.staff.map(name).join(lng === 'en' ? ', ' : '、') || null },
          { term: t('page.provider'), detail: name(lesson.provider) },
        ]}
      />
      <Standing lesson={lesson} base={base} />
    </Card>
  );
}

function Standing({ lesson, base }: { lesson: LessonFactsView; base: string }) {
  const { t } = useTranslation('lesson');
  const f = useFormat();
  const { stage, dispute, madeUpOn, makesUpFor } = lesson;
  const lines: string[] = [];
  if (lesson.goingOff) lines.push(t('page.goesOn'));
  if (lesson.reportedAt) lines.push(t('page.reported', { at: f.instant(lesson.reportedAt) }));
  if (lesson.confirmedAt) {
    lines.push(
      t(lesson.bySilence ? 'page.bySilence' : 'page.confirmed', { at: f.instant(lesson.confirmedAt) }),
    );
  }
  if (lesson.silenceOn) lines.push(t('page.silence', { date: f.date(lesson.silenceOn) }));
  if (stage === 'reversed') lines.push(t('page.reversed'));
  else if (lesson.canceledBy) lines.push(t('page.canceled', { by: t(`canceler.${lesson.canceledBy}`) }));
  if (lesson.canceledWhy && stage !== 'reversed') lines.push(t('page.why', { why: lesson.canceledWhy }));
  return (
    <div className="grid gap-2 border-t border-line pt-3 empty:hidden">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {madeUpOn && (
        <p>
          <a href={`${base}/${madeUpOn.id}`}>{t('page.madeUp', { date: f.date(madeUpOn.date) })}</a>
        </p>
      )}
      {makesUpFor && (
        <p>
          <a href={`${base}/${makesUpFor.id}`}>{t('page.makesUp', { date: f.date(makesUpFor.date) })}</a>
        </p>
      )}
      {dispute && (
        <dl className="grid gap-1">
          <dt className="text-sm text-ink-soft">
            {t(stage === 'reversed' ? 'page.reversal' : 'page.doubt')}
          </dt>
          <dd className="whitespace-pre-line">{dispute.reason}</dd>
          <dt className="text-sm text-ink-soft">{t('page.reply')}</dt>
          <dd className="whitespace-pre-line">
            {dispute.answer ?? t('page.noReply')}
            {stage === 'disputed' && dispute.answerBy && (
              <span className="block text-sm text-ink-soft">
                {t('page.replyBy', { date: f.date(dispute.answerBy) })}
              </span>
            )}
          </dd>
        </dl>
      )}
    </div>
  );
}

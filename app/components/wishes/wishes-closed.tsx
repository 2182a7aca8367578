import { useTranslation } from 'react-i18next';
import { ReasonWords } from '~/components/draw/reason';
import { Card } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { useFormat } from '~/i18n/use-format';
import { ChooseClasses } from './choose-classes';
import { ClassLine, useTitle } from './class-line';
import type { ClassesById, DrawView, WishChildView } from './views';
import { DrawNotes } from './wish-notes';

interface WishesClosedProps {
  draw: DrawView;
  /** The child that was chosen, for the classes before the window opens. */
  child: WishChildView;
  family: readonly WishChildView[];
  classes: ClassesById;
}

/** A draw whose list cannot be changed now: not yet, or not any more. What was handed in stands there as it is. */
export function WishesClosed({ draw, child, family, classes }: WishesClosedProps) {
  const { t } = useTranslation('wishes');
  const f = useFormat();
  const title = useTitle();
  const before = draw.status === 'announced' && !family.some(({ list }) => list);
  const refusalsOf = (id: string) => child.refusals[id] ?? [];
  return (
    <>
      {draw.status !== 'aborted' && (
        <Notice tone="info">
          {before ? t('page.before', { from: f.instant(draw.opensAt) }) : t('page.closed')}
        </Notice>
      )}
      {before && <DrawNotes draw={draw} />}
      {family.map(
        (each) =>
          each.list && (
            <Card key={each.id} as="section" title={t('mine.title', { child: each.name })}>
              <ol className="grid">
                {each.list.wishes.map(({ offeringId, rank, result, refusal }) => {
                  const of = classes.get(offeringId);
                  return (
                    <li
                      key={offeringId}
                      className="grid gap-1 border-t border-line py-3 first:border-t-0 first:pt-0"
                    >
                      <span className="text-sm font-semibold text-accent">{t('mine.rank', { rank })}</span>
                      {of ? <ClassLine of={of} short /> : <p>{title(of)}</p>}
                      {result && <ReasonWords outcome={{ result, refusal }} />}
                    </li>
                  );
                })}
              </ol>
              {each.list.drawnCap !== null && (
                <Notice tone="info">
                  {t('cap.drawn', { count: each.list.drawnCap, wanted: each.list.cap })}
                </Notice>
              )}
            </Card>
          ),
      )}
      {before && (
        <ChooseClasses
          title={t('choose.title', { child: child.name })}
          classes={[...classes.values()]}
          wishes={[]}
          refusalsOf={refusalsOf}
          add={null}
        />
      )}
    </>
  );
}

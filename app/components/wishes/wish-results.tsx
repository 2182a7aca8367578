import { useTranslation } from 'react-i18next';
import { ReasonWords } from '~/components/draw/reason';
import { Badge } from '~/components/ui/badge';
import { ButtonLink } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import type { Tone } from '~/components/ui/tone';
import { overlapWith } from '~/domain/draw/overlap';
import type { WishResult } from '~/domain/states';
import { useFormat } from '~/i18n/use-format';
import { ClassLine, useTitle } from './class-line';
import type { ClassesById, WishChildView, WishView } from './views';

const tones: Record<WishResult, Tone> = { won: 'done', lost: 'neutral', dropped: 'warn', void: 'warn' };

/** What came of one child's wishes: each with its reason in words, and what to do next. */
export function WishResults({ child, classes }: { child: WishChildView; classes: ClassesById }) {
  const { t } = useTranslation('wishes');
  const wishes = child.list?.wishes ?? [];
  const won = wishes.filter(({ result }) => result === 'won');
  if (!child.list) return <p className="text-ink-soft">{t('result.noList', { child: child.name })}</p>;
  return (
    <Card as="section" title={t('result.title', { child: child.name })}>
      {won.length === 0 && (
        <div className="grid justify-items-start gap-2">
          <p>{t('result.nothing')}</p>
          <ButtonLink to="/">{t('result.others')}</ButtonLink>
        </div>
      )}
      <ol className="grid">
        {wishes.map((wish) => (
          <li
            key={wish.offeringId}
            className="grid gap-1.5 border-t border-line py-3 first:border-t-0 first:pt-0"
          >
            <div className="flex items-center justify-between gap-2">
              <span className="text-sm font-semibold text-accent">{t('mine.rank', { rank: wish.rank })}</span>
              {wish.result && <Badge tone={tones[wish.result]}>{t(`result.${wish.result}`)}</Badge>}
            </div>
            <WishOutcomeLines
              wish={wish}
              all={wishes}
              classes={classes}
              capLowered={(child.list?.drawnCap ?? null) !== null}
            />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function WishOutcomeLines({
  wish,
  all,
  classes,
  capLowered,
}: {
  wish: WishView;
  all: readonly WishView[];
  classes: ClassesById;
  capLowered: boolean;
}) {
  const title = useTitle();
  const of = classes.get(wish.offeringId);
  // What the draw gave the child, whatever became of it later, is what stood in the way.
  const held = all.flatMap((each) => {
    const other = each.result === 'won' || each.result === 'void' ? classes.get(each.offeringId) : undefined;
    return other && other.id !== wish.offeringId ? [other] : [];
  });
  const met = of && overlapWith(of.slots, held);
  return (
    <>
      {of && <ClassLine of={of} short />}
      {wish.result && (
        <ReasonWords
          outcome={{
            ...wish,
            result: wish.result,
            capLowered,
            inTheWay: met ? { weekday: met.weekday, name: title(met.held) } : null,
          }}
        />
      )}
      <PlaceLine place={wish.place} />
      <WaitingLine waiting={wish.waiting} />
    </>
  );
}

function PlaceLine({ place }: Pick<WishView, 'place'>) {
  const { t } = useTranslation('wishes');
  const f = useFormat();
  if (!place) return null;
  const to = `/parent/enrollments/${place.id}`;
  const held = place.status === 'held' && place.heldUntil !== null;
  const words = held
    ? t('result.held', { until: f.instant(place.heldUntil ?? ''), amount: f.money(place.dueFen) })
    : t(place.status === 'confirmed' || place.status === 'completed' ? 'result.confirmed' : 'result.ended');
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <p className="tabular">{words}</p>
      <ButtonLink to={to} variant={held ? 'primary' : 'secondary'}>
        {t(held ? 'result.pay' : 'result.see')}
      </ButtonLink>
    </div>
  );
}

function WaitingLine({ waiting }: Pick<WishView, 'waiting'>) {
  const { t } = useTranslation('wishes');
  if (!waiting) return null;
  const offered = waiting.status === 'offered';
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <p className="tabular">
        {offered ? t('result.offered') : t('result.waiting', { position: waiting.ahead + 1 })}
      </p>
      <ButtonLink to={`/parent/waiting/${waiting.entryId}`} variant={offered ? 'primary' : 'secondary'}>
        {t(offered ? 'result.answer' : 'result.waitingSee')}
      </ButtonLink>
    </div>
  );
}

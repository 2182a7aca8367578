import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { ButtonLink } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import type { Tone } from '~/components/ui/tone';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import type { DrawView } from './views';

export interface DrawListsView extends DrawView {
  lists: readonly {
    id: string;
    childId: string;
    childName: string;
    wishes: number;
    tied: boolean;
    won: number;
    toPay: number;
  }[];
}

/** Where a draw stands, in a few words. */
export function DrawState({ draw }: { draw: DrawView }) {
  const { t } = useTranslation('wishes');
  const f = useFormat();
  if (draw.open) return <Badge tone="done">{t('state.open', { until: f.instant(draw.closesAt) })}</Badge>;
  const tones: Record<DrawView['status'], Tone> = {
    announced: 'info',
    frozen: 'neutral',
    holding: 'info',
    drawn: 'done',
    aborted: 'refuse',
  };
  // Announced and not open: before its window, or after it while the list is being closed.
  const state = draw.status === 'announced' ? 'before' : draw.status;
  return <Badge tone={tones[draw.status]}>{t(`state.${state}`, { from: f.instant(draw.opensAt) })}</Badge>;
}

/** One draw with the lists of a family: what there is, and the one thing to do. */
export function DrawCard({
  draw,
  childless,
}: {
  draw: DrawListsView;
  childless: readonly { id: string; name: string }[];
}) {
  const { t } = useTranslation('wishes');
  const lng = useLng();
  const drawn = draw.status === 'drawn';
  const act = draw.open ? (draw.lists.length > 0 ? 'change' : 'fill') : drawn ? 'results' : 'see';
  return (
    <Card
      as="li"
      title={
        <Link to={`/parent/wishes/${draw.id}`} className="underline underline-offset-4">
          {pick(lng, draw.nameZh, draw.nameEn)}
        </Link>
      }
      aside={<DrawState draw={draw} />}
      footer={
        <>
          {(draw.open || draw.lists.length > 0) && (
            <ButtonLink to={`/parent/wishes/${draw.id}`} variant={draw.open ? 'primary' : 'secondary'}>
              {t(`list.${act}`)}
            </ButtonLink>
          )}
          <ButtonLink to={`/draws/${draw.id}`} variant="quiet">
            {t('page.public')}
          </ButtonLink>
        </>
      }
    >
      <ul className="grid gap-1">
        {draw.lists.map((list) => (
          <li key={list.id}>
            {!drawn
              ? t('list.some', { child: list.childName, count: list.wishes })
              : list.won > 0
                ? t('list.won', { child: list.childName, count: list.won })
                : t('list.wonNothing', { child: list.childName })}
            {list.tied && <span className="text-ink-soft"> · {t('list.tied')}</span>}
          </li>
        ))}
        {!draw.open && draw.lists.length === 0 && draw.status !== 'announced' && (
          <li className="text-ink-soft">{t('list.noneThen')}</li>
        )}
        {draw.open &&
          childless
            .filter(({ id }) => !draw.lists.some(({ childId }) => childId === id))
            .map(({ id, name }) => (
              <li key={id} className="text-ink-soft">
                {t('list.none', { child: name })}
              </li>
            ))}
      </ul>
    </Card>
  );
}

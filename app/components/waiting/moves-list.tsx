import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { useFormat } from '~/i18n/use-format';

interface Move {
  id: string;
  kind: 'jump' | 'pass_over' | 'choose' | 'refuse';
  from: number;
  to: number;
  overtaken: boolean;
  reason: string;
  at: string;
}

/** What officers did to this child's position, each with its reason. */
export function MovesList({ moves, child }: { moves: readonly Move[]; child: string }) {
  const { t } = useTranslation('waiting');
  const f = useFormat();
  if (moves.length === 0) return null;
  return (
    <Card as="section" title={t('moves.title')}>
      <ul className="grid gap-3">
        {moves.map(({ id, kind, from, to, overtaken, reason, at }) => {
          const key = overtaken ? 'overtaken' : kind === 'jump' ? 'jump' : 'pass_over';
          return (
            <li key={id} className="grid gap-1">
              <p>{t(`moves.${key}`, { child, from, to, at: f.instant(at) })}</p>
              <p className="text-ink-soft">{t('moves.reason', { reason })}</p>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

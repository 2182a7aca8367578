import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import type { Outlook } from '~/domain/waitlist/outlook';
import { useFormat } from '~/i18n/use-format';

interface LineStandingProps {
  child: string;
  line: { before: number; asked: number; waiting: number; freed: number; outlook: Outlook };
  siblings: readonly string[];
  keptUntil: string | null;
  offer: { minutes: number; quietFrom: string; quietTo: string };
}

/** Where a child stands and what that means, said as honestly as it is known; never a promise. */
export function LineStanding({ child, line, siblings, keptUntil, offer }: LineStandingProps) {
  const { t } = useTranslation(['waiting', 'common']);
  const f = useFormat();
  const { before, asked, waiting, freed, outlook } = line;
  return (
    <Card as="section" title={t('waiting:line.title')}>
      <p className="text-2xl font-semibold tabular">{t('waiting:line.rank', { count: before + 1 })}</p>
      <ul className="grid gap-1.5">
        <li>
          {before === 0 ? t('waiting:line.first', { child }) : t('waiting:line.before', { count: before })}
        </li>
        {asked > 0 && <li>{t('waiting:line.asked', { count: asked })}</li>}
        {siblings.length > 0 && (
          <li>{t('waiting:line.tied', { names: [child, ...siblings].join(t('waiting:and')) })}</li>
        )}
        {keptUntil && <li>{t('waiting:line.kept', { until: f.instant(keptUntil) })}</li>}
        <li>{freed === 0 ? t('waiting:line.freedNone') : t('waiting:line.freed', { count: freed })}</li>
        {outlook.ofTen !== null && (
          <li>
            {outlook.ofTen === 0
              ? t('waiting:line.earlierNone')
              : t('waiting:line.earlier', { count: outlook.ofTen })}
          </li>
        )}
        <li>{t(`waiting:line.${outlook.kind}`)}</li>
      </ul>
      <p className="text-sm text-ink-soft">
        {t('waiting:line.waiting', { count: waiting })} <OfferTerms offer={offer} kind="line" />
      </p>
    </Card>
  );
}

/** How long a family has to answer, and when it is left alone. */
export function OfferTerms({
  offer: { minutes, quietFrom, quietTo },
  kind,
}: {
  offer: LineStandingProps['offer'];
  kind: 'line' | 'join' | 'choice';
}) {
  const { t } = useTranslation('waiting');
  const f = useFormat();
  const words = { minutes: f.duration(minutes * 60_000), from: quietFrom, to: quietTo };
  const quiet = quietFrom !== quietTo;
  if (kind === 'line') return t(quiet ? 'line.how' : 'line.howNoQuiet', words);
  if (kind === 'choice') return t(quiet ? 'join.chosen' : 'join.chosenNoQuiet', words);
  return t(quiet ? 'join.offered' : 'join.offeredNoQuiet', words);
}

import { useTranslation } from 'react-i18next';
import { PlaceAccountLines } from '~/components/accounts/place-account';
import { Card } from '~/components/ui/card';
import type { PlaceAccount } from '~/domain/accounts/place-account';
import type { QuoteRevisionReason } from '~/domain/aid/requote';
import type { Quote } from '~/domain/pricing/quote';
import { useFormat } from '~/i18n/use-format';
import { PriceLines, type ProgrammeView } from './price-lines';

interface PriceOfPlaceProps {
  quote: Quote & { perLessonFen?: number; lessons?: number };
  revisions: readonly {
    number: number;
    from: string;
    reason: QuoteRevisionReason;
    quote: Quote & { perLessonFen?: number; lessons?: number };
  }[];
  programmes: readonly ProgrammeView[];
  held: boolean;
}

/** The price as it was frozen when the place was taken, and what changed it for the lessons to come. */
export function PriceOfPlace({ quote, revisions, programmes, held }: PriceOfPlaceProps) {
  const { t } = useTranslation('accounts');
  const f = useFormat();
  return (
    <Card as="section" title={t('place.price')}>
      <p className="text-sm text-ink-soft">
        {t(revisions.length > 0 ? 'place.frozenFirst' : 'place.frozen')}
      </p>
      <PriceLines {...quote} programmes={programmes} settled={!held} />
      {revisions.map((revision) => (
        <div key={revision.number} className="grid gap-2 border-t border-line pt-3">
          <h3 className="text-base">
            {t('place.revised', { date: f.date(revision.from, { weekday: false }) })}
          </h3>
          <p className="text-sm text-ink-soft">{t(`place.why.${revision.reason}`)}</p>
          <PriceLines {...revision.quote} programmes={programmes} settled />
        </div>
      ))}
    </Card>
  );
}

/** Where the money of the place is now. */
export function MoneyOfPlace({
  account,
  programmes,
}: {
  account: PlaceAccount;
  programmes: readonly ProgrammeView[];
}) {
  const { t } = useTranslation('accounts');
  return (
    <Card as="section" id="money" title={t('place.money')}>
      <PlaceAccountLines account={account} programmes={programmes} />
    </Card>
  );
}

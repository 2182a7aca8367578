import { useTranslation } from 'react-i18next';
import type { Quote, QuoteLine } from '~/domain/pricing/quote';
import { useFormat } from '~/i18n/use-format';

/** The list price of a place as lines that add up to what a family pays; what one child pays is on no shared screen. */
export function PriceLines({
  quote,
  perLessonFen,
  lessons,
}: {
  quote: Quote;
  perLessonFen: number;
  lessons: number;
}) {
  const { t } = useTranslation('public');
  const f = useFormat();
  const words = (line: QuoteLine) =>
    line.kind === 'agency'
      ? t('offering.line.agency', { price: f.money(perLessonFen), count: lessons })
      : t(`offering.line.${line.kind}`);
  return (
    <div className="grid gap-2">
      <table className="w-full">
        <caption className="sr-only">{t('offering.price')}</caption>
        <tbody>
          {quote.lines.map((line) => (
            <tr key={line.kind === 'subsidy' ? line.programme : line.kind}>
              <th scope="row" className="py-0.5 pe-4 text-start font-normal">
                {words(line)}
              </th>
              <td className="py-0.5 text-end align-top tabular">{f.money(line.fen)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t border-line">
            <th scope="row" className="pt-2 pe-4 text-start font-semibold">
              {t('offering.due')}
            </th>
            <td className="pt-2 text-end text-lg font-semibold tabular">{f.price({ fen: quote.dueFen })}</td>
          </tr>
        </tfoot>
      </table>
      <p className="text-sm text-ink-soft">
        {quote.dueFen === 0 ? t('offering.dueFree') : t('offering.dueHint', { count: lessons })}
      </p>
    </div>
  );
}

import { CircleAlert, Clock, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ListingItem } from '~/domain/listing/item';
import { hasBlockingItems } from '~/domain/listing/missing';
import { useFormat } from '~/i18n/use-format';

/** The machine's view of an application, one line each with its rule: what stands in the way first. */
export function ListingItems({ items }: { items: readonly ListingItem[] }) {
  const text = useListingItemText();
  const sorted = [...items].sort((a, b) => Number(hasBlockingItems([b])) - Number(hasBlockingItems([a])));
  return (
    <ul className="grid gap-2">
      {sorted.map((item) => {
        const blocking = hasBlockingItems([item]);
        const Icon = blocking ? CircleAlert : item.severity === 'note' ? Info : Clock;
        return (
          <li key={`${item.code}:${JSON.stringify(item.subject)}`} className="flex items-start gap-2">
            <Icon aria-hidden className={`mt-1 size-4 shrink-0 ${blocking ? 'text-refuse' : 'text-warn'}`} />
            <span className={blocking ? 'font-semibold' : undefined}>{text(item)}</span>
            <span className="ms-auto rounded bg-sunken px-1.5 text-xs text-ink-soft tabular">
              {item.ruleId}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Words of one item. Needs the `codes` namespace. */
export function useListingItemText() {
  const { i18n } = useTranslation('codes');
  const f = useFormat();
  const lookUp = i18n.t as unknown as (key: string, params: Record<string, string>) => string;
  return ({ code, subject, validTo }: ListingItem) =>
    lookUp(`codes:listingItem.${code}`, {
      ...(subject.kind === 'paper' && { paper: subject.paper }),
      ...(subject.kind === 'category' && { category: subject.category }),
      ...(subject.kind === 'instructor' && { name: subject.name }),
      ...(validTo && { validTo: f.date(validTo, { weekday: false, year: true }) }),
    });
}

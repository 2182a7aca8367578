import { CalendarX2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '~/components/ui/disclosure';
import { EmptyState } from '~/components/ui/empty-state';
import type { ChildView, OfferingCardView } from './card-view';
import { OfferingCards } from './offering-card';
import { FreshPlaces, usePlacesKeptFresh } from './use-places';

const phases = [
  ['open', 'now'],
  ['upcoming', 'later'],
  ['over', 'over'],
] as const;

/** All offerings of a course, provider or school: those to have now, those to come, and folded away those that are over. */
export function OfferingGroups({
  title,
  cards,
  child,
  hideSchool,
  empty,
}: {
  title: string;
  cards: readonly OfferingCardView[];
  child: ChildView | null;
  hideSchool?: boolean;
  empty: { title: string; hint: string; action?: ReactNode };
}) {
  const { t } = useTranslation('public');
  const fresh = usePlacesKeptFresh(cards.filter(({ phase }) => phase === 'open').map(({ id }) => id));
  const groups = phases
    .map(([phase, word]) => ({ phase, word, cards: cards.filter((card) => card.phase === phase) }))
    .filter((group) => group.cards.length > 0);
  const list = (of: readonly OfferingCardView[]) => (
    <OfferingCards cards={of} child={child} headingLevel={3} hideSchool={hideSchool} />
  );
  return (
    <FreshPlaces.Provider value={fresh}>
      <section aria-labelledby="offerings" className="grid gap-4">
        <h2 id="offerings" className="text-xl">
          {title}
        </h2>
        {groups.length === 0 && (
          <EmptyState icon={CalendarX2} title={empty.title} level={3} action={empty.action}>
            {empty.hint}
          </EmptyState>
        )}
        {groups.map((group) => {
          const label = `${t(`list.${group.word}`)} · ${t('search.count', { count: group.cards.length })}`;
          if (group.phase === 'over' && groups.length > 1) {
            return (
              <Disclosure key={group.phase} summary={label}>
                {list(group.cards)}
              </Disclosure>
            );
          }
          return (
            <div key={group.phase} className="grid gap-2">
              <p className="text-sm font-semibold text-ink-soft">{label}</p>
              {list(group.cards)}
            </div>
          );
        })}
      </section>
    </FreshPlaces.Provider>
  );
}

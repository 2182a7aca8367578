import { SearchX, Store } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChildView, OfferingCardView } from '~/components/offering/card-view';
import { OfferingCards } from '~/components/offering/offering-card';
import { FreshPlaces, usePlacesKeptFresh } from '~/components/offering/use-places';
import { ButtonLink } from '~/components/ui/button';
import { EmptyState } from '~/components/ui/empty-state';
import { Notice } from '~/components/ui/notice';
import { Pagination } from '~/components/ui/pagination';
import { SkeletonCards } from '~/components/ui/skeleton';
import { choicesOf, type SearchAddress, searchPath, withoutChoices } from '~/forms/search/search-address';

export interface ResultsView {
  cards: readonly OfferingCardView[];
  total: number;
  page: number;
  pages: number;
  approximate: boolean;
  degraded: boolean;
}

/** What was found. While the next answer is on its way the last one stays, so that nothing jumps. */
export function Results({
  found,
  address,
  child,
  searching,
}: {
  found: ResultsView;
  address: SearchAddress;
  child: ChildView | null;
  searching: boolean;
}) {
  const { t } = useTranslation('public');
  const fresh = usePlacesKeptFresh(found.cards.filter(({ phase }) => phase === 'open').map(({ id }) => id));
  const long = useLongerThan(600, searching);
  return (
    <FreshPlaces.Provider value={fresh}>
      <div className="grid gap-3" aria-busy={searching}>
        {found.degraded && <Notice tone="info">{t('search.degraded')}</Notice>}
        {found.approximate && <Notice tone="info">{t('search.approximate', { text: address.text })}</Notice>}
        {long ? (
          <SkeletonCards count={Math.max(2, Math.min(6, found.cards.length))} />
        ) : found.total === 0 ? (
          <NothingFound address={address} />
        ) : (
          // Another search is another list: a card of both must not be seen flying from its old place to its new one.
          <div
            key={searchPath(address)}
            className={searching ? 'opacity-60 transition-opacity delay-150 duration-150' : undefined}
          >
            <OfferingCards cards={found.cards} child={child} />
          </div>
        )}
      </div>
      <Pagination page={found.page} pages={found.pages} href={(page) => searchPath({ ...address, page })} />
    </FreshPlaces.Provider>
  );
}

function NothingFound({ address }: { address: SearchAddress }) {
  const { t } = useTranslation('public');
  const narrowed = choicesOf(address) > 0;
  if (!narrowed && !address.text) {
    return (
      <EmptyState icon={Store} title={t('search.empty.nothing')}>
        {t('search.empty.nothingHint')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title={t('search.empty.title')}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          {narrowed && (
            <ButtonLink to={searchPath(withoutChoices(address))} variant="primary" preventScrollReset>
              {t('search.empty.clear')}
            </ButtonLink>
          )}
          <ButtonLink to="/">{t('search.empty.all')}</ButtonLink>
        </div>
      }
    >
      <p>
        {!address.text
          ? t('search.empty.filters')
          : t(narrowed ? 'search.empty.text' : 'search.empty.words', { text: address.text })}
      </p>
      <p>{t('search.empty.hint')}</p>
    </EmptyState>
  );
}

/** True once something has lasted longer than this. */
function useLongerThan(ms: number, lasting: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!lasting) {
      setLong(false);
      return;
    }
    const timer = setTimeout(() => setLong(true), ms);
    return () => clearTimeout(timer);
  }, [lasting, ms]);
  return long && lasting;
}

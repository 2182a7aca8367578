import { createContext, useContext } from 'react';
import { useKeptFresh } from './use-kept-fresh';

/** Places left by offering, newer than what the page was served with. */
export const FreshPlaces = createContext<Readonly<Record<string, number>>>({});

/** The places left of an offering: what was asked last, else what the page came with. */
export function usePlacesLeft(id: string, served: number): number {
  return useContext(FreshPlaces)[id] ?? served;
}

/** Places left of these offerings, asked again and again while somebody looks. */
export function usePlacesKeptFresh(ids: readonly string[]): Record<string, number> {
  return useKeptFresh<number>(ids, { path: '/offerings/places', name: 'places' });
}

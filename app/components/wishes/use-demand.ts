import { createContext, useContext } from 'react';
import { useKeptFresh } from '../offering/use-kept-fresh';

/** Counts of one class of a draw: nothing about anybody. */
export interface DemandView {
  capacity: number;
  first: number;
  wishes: number;
}

/** Demand by class, newer than what the page was served with. */
export const FreshDemand = createContext<Readonly<Record<string, DemandView>>>({});

/** The demand for a class: what was asked last, else what the page came with. */
export function useDemand(id: string, served: DemandView): DemandView {
  return useContext(FreshDemand)[id] ?? served;
}

/** The demand for these classes of draws, asked again and again while somebody looks. */
export function useDemandKeptFresh(ids: readonly string[]): Record<string, DemandView> {
  return useKeptFresh<DemandView>(ids, { path: '/offerings/demand', name: 'demand' });
}

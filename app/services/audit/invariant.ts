import type { placesThatDiffer } from './place-ledger.server';

/** What is counted again once for all checks that ask for it. */
export type Look = { readonly places: () => ReturnType<typeof placesThatDiffer> };

/** One thing that must always hold: its number in the domain model, and how to find the ids of what breaks it. */
export type Invariant = { readonly number: number; readonly name: string } & (
  | { readonly sql: string }
  | { readonly find: (look: Look) => Promise<readonly string[]> }
);

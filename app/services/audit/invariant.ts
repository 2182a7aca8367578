import type { Db } from '~/db/client.server';
import type { DrawsThatDiffer } from './draw-papers.server';
import type { placesThatDiffer } from './place-ledger.server';

/** What a check that is more than a statement looks with; what is counted again is counted once for all of them. */
export type Look = {
  readonly on: Db;
  readonly now: Date;
  readonly places: () => ReturnType<typeof placesThatDiffer>;
  readonly draws: () => Promise<DrawsThatDiffer>;
};

/** One thing that must always hold: its number in the domain model, and how to find the ids of what breaks it. */
export type Invariant = { readonly number: number; readonly name: string } & (
  | { readonly sql: string }
  | { readonly find: (look: Look) => Promise<readonly string[]> }
);

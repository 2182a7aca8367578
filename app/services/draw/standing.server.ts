import type { StoredList } from './lists.server';

/** Consents that a family took back between its wishes and now, for one class of its list (M1, M5). */
export function missingConsents(
  { wishes, consents }: Pick<StoredList, 'wishes' | 'consents'>,
  offeringId: string,
): ('child_data' | 'roster_to_provider')[] {
  const receiver = wishes.find((wish) => wish.offeringId === offeringId)?.providerId ?? null;
  return [
    ...(consents.includes('child_data') ? [] : (['child_data'] as const)),
    ...(receiver === null || consents.includes(receiver) ? [] : (['roster_to_provider'] as const)),
  ];
}

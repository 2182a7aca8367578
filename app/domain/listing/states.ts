import type { ListingStatus } from '../states';

/** What somebody can do with a listing. `give_notice` is the bureau's approval: categories, period, public notice. */
export type ListingAct =
  | 'submit'
  | 'start_review'
  | 'return'
  | 'give_notice'
  | 'list'
  | 'suspend'
  | 'resume'
  | 'expire'
  | 'remove';

type Move = {
  readonly from: readonly ListingStatus[];
  readonly to: ListingStatus;
  readonly needsReason: boolean;
};

const moves: Record<ListingAct, Move> = {
  submit: { from: ['draft', 'returned'], to: 'applied', needsReason: false },
  start_review: { from: ['applied'], to: 'under_review', needsReason: false },
  give_notice: { from: ['applied', 'under_review'], to: 'public_notice', needsReason: false },
  list: { from: ['public_notice'], to: 'listed', needsReason: false },
  return: { from: ['applied', 'under_review', 'public_notice'], to: 'returned', needsReason: true },
  suspend: { from: ['listed'], to: 'suspended', needsReason: true },
  resume: { from: ['suspended'], to: 'listed', needsReason: true },
  expire: { from: ['listed', 'suspended'], to: 'expired', needsReason: false },
  remove: { from: ['public_notice', 'listed', 'suspended', 'expired'], to: 'removed', needsReason: true },
};

/** The state an act leads to, or null when it cannot be done from here. */
export function listingAfter(status: ListingStatus, act: ListingAct): ListingStatus | null {
  const move = moves[act];
  return move.from.includes(status) ? move.to : null;
}

/** What can be done with a listing in this state, in the order buttons show: the usual step first. */
export function listingActs(status: ListingStatus): ListingAct[] {
  return (Object.keys(moves) as ListingAct[]).filter((act) => moves[act].from.includes(status));
}

/** Whether whoever does this must say why. */
export function listingActNeedsReason(act: ListingAct): boolean {
  return moves[act].needsReason;
}

import type { OfferingStatus } from '../states';

/** Views of a provider's classes, in the order work comes to them. */
export const OFFERING_VIEWS = {
  preparing: ['draft', 'refused'],
  waiting: ['submitted'],
  approved: ['approved'],
  open: ['open', 'confirmed'],
  running: ['running'],
  over: ['finished', 'settled', 'merged', 'canceled'],
} as const satisfies Record<string, readonly OfferingStatus[]>;

export type OfferingView = keyof typeof OFFERING_VIEWS;

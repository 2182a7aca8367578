import type { EnrollmentStatus } from '../states';

/** `lapse`: unpaid in time. `cancel`: before the class starts. `withdraw`: after. `complete`: after the last lesson. */
export type EnrollmentAct = 'confirm' | 'lapse' | 'cancel' | 'withdraw' | 'complete';

const moves: Record<
  EnrollmentAct,
  { readonly from: readonly EnrollmentStatus[]; readonly to: EnrollmentStatus }
> = {
  confirm: { from: ['held'], to: 'confirmed' },
  lapse: { from: ['held'], to: 'canceled' },
  cancel: { from: ['held', 'confirmed'], to: 'canceled' },
  withdraw: { from: ['confirmed'], to: 'withdrawn' },
  complete: { from: ['confirmed'], to: 'completed' },
};

/** The state an act leads to, or null when it cannot be done from here. */
export function enrollmentAfter(status: EnrollmentStatus, act: EnrollmentAct): EnrollmentStatus | null {
  const move = moves[act];
  return move.from.includes(status) ? move.to : null;
}

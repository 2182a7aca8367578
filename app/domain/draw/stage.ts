import type { DrawStatus } from '../states';

/** A draw as people meet it: its status, with the window before, during and after the wishes told apart. */
export type DrawStage = DrawStatus | 'open' | 'closed';

type Window = { readonly status: DrawStatus; readonly opensAt: Date; readonly closesAt: Date };

/** Where a draw stands now. `closed`: the window is over and the inputs are about to be fixed. */
export function drawStage({ status, opensAt, closesAt }: Window, now: Date): DrawStage {
  if (status !== 'announced' || now < opensAt) return status;
  return now < closesAt ? 'open' : 'closed';
}

/** Stages in which the bureau can still put an end to a draw. Once it is being written it is too late. */
export const ABORTABLE: readonly DrawStatus[] = ['announced', 'frozen'];

import { advanceDraws } from '~/services/draw/advance.server';
import { freezeDraw } from '~/services/draw/freeze.server';
import { writeDraw } from '~/services/draw/write.server';
import type { Job } from './job';

/** At the end of the window: fixes and publishes the inputs. */
export const freezeDrawJob: Job<'freeze-draw'> = async ({ drawId }, now) => {
  await freezeDraw(drawId, now);
};

/** Writes the outcome of a draw that was committed to. */
export const holdDrawJob: Job<'hold-draw'> = async ({ drawId }, now) => {
  await writeDraw(drawId, now);
};

/** Every minute: does what the jobs of single draws did not. */
export const advanceDrawsJob: Job<'advance-draws'> = async (_, now) => {
  await advanceDraws(now);
};

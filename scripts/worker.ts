// `npm run worker`: runs the jobs that commands have written, and those that run by the clock.
import './environment';

import { db } from '~/db/client.server';
import { log } from '~/http/log.server';
import { endInOrder } from '~/http/shutdown.server';
import { startRunner } from '~/jobs/runner.server';

const runner = await startRunner();
log.info('taking jobs');
endInOrder(async () => {
  await runner.stop();
  await db.$disconnect();
});

import { log } from './log.server';

const PATIENCE_MS = 10_000;

/**
 * Ends the process in order on SIGTERM or SIGINT, or when the launcher that started it has gone (its
 * channel closes). What hangs longer than 10 s is cut off.
 *
 * @param finish stops taking work, lets running work end, closes connections
 */
export function endInOrder(finish: () => Promise<void>): void {
  let ending = false;
  const end = async (why: string) => {
    if (ending) return;
    ending = true;
    log.info({ why }, 'ending');
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    try {
      await finish();
      process.exit(0);
    } catch (error) {
      log.error({ err: error }, 'could not end in order');
      process.exit(1);
    }
  };
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGINT', () => end('SIGINT'));
  if (process.connected) process.on('disconnect', () => end('the launcher has gone'));
}

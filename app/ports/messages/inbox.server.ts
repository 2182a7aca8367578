import type { MessagePort, OutgoingMessage } from './port';

/** Keeps messages in the house instead of sending them: the demo and the tests. `keep` says where. */
export function inboxMessages(keep: (message: OutgoingMessage) => Promise<void>): MessagePort {
  return { send: keep };
}

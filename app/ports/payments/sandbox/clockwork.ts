import { bankAnswers, expireSession } from './checkout';
import type { Books } from './records';
import { settleRefund } from './refunds';

const DAY = 24 * 60 * 60;

/** Everything that time alone brings about. True when something changed. */
export function letTimePass(books: Books): boolean {
  const { state } = books;
  const now = books.now();
  let changed = false;
  for (const session of Object.values(state.sessions)) {
    if (session.status === 'open' && session.expiresAt <= now) {
      expireSession(books, session);
      changed = true;
    }
    if (session.bankAnswersAt !== null && session.bankAnswersAt <= now) {
      bankAnswers(books, session, true);
      changed = true;
    }
  }
  for (const refund of Object.values(state.refunds)) {
    if (refund.answersAt !== null && refund.answersAt <= now) {
      settleRefund(books, refund);
      changed = true;
    }
  }
  // Stripe keeps keys for a day and events for thirty; so does the till, and its file stays small.
  for (const [key, record] of Object.entries(state.keys)) {
    if (record.at < now - DAY) {
      delete state.keys[key];
      changed = true;
    }
  }
  for (const event of Object.values(state.events)) {
    if (event.created < now - 30 * DAY) {
      delete state.events[event.id];
      changed = true;
    }
  }
  return changed;
}

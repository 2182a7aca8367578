import express, { type Router } from 'express';
import { ApiError, missing } from './api-error';
import { expireSession, openSession } from './checkout';
import { type Call, type Desk, endpoint } from './endpoint.server';
import { eventShape } from './events';
import { page } from './lists';
import { balanceShape, balanceSumShape, chargeShape, intentShape, refundShape } from './money-shapes';
import { onlyKnown } from './params';
import type { Account } from './records';
import { createRefund } from './refunds';
import { sessionInput } from './session-params';
import { lineItemsShape, sessionShape } from './session-shape';

/** Only what belongs to the account of the call can be seen: to all others it does not exist. */
function own<T extends { account: Account }>(records: Record<string, T>, call: Call, what: string): T {
  const record = records[call.id];
  if (record?.account !== call.account) throw missing(what, call.id);
  return record;
}

/** The part of Stripe's API that a marketplace selling places by Checkout needs, under `/v1`. */
export function api(desk: Desk): Router {
  const router = express.Router();
  const { books } = desk;
  const { state } = books;
  const under = (list: string, call: Call) =>
    call.expand.flatMap((path) => (path.startsWith(`${list}.`) ? path.slice(list.length + 1) : []));

  router.use(express.urlencoded({ extended: true, limit: '64kb' }));

  router.post(
    '/checkout/sessions',
    endpoint(desk, (call) => {
      const session = openSession(books, call.account, sessionInput(books, call.params));
      return sessionShape(state, session, call.expand);
    }),
  );
  router.get(
    '/checkout/sessions',
    endpoint(desk, (call) =>
      page(
        '/v1/checkout/sessions',
        state.sessions,
        call.account,
        call.params,
        { payment_intent: (row) => row.intentId, status: (row) => row.status },
        (row) => sessionShape(state, row, under('data', call)),
      ),
    ),
  );
  router.get(
    '/checkout/sessions/:id',
    endpoint(desk, (call) => sessionShape(state, own(state.sessions, call, 'checkout.session'), call.expand)),
  );
  router.get(
    '/checkout/sessions/:id/line_items',
    endpoint(desk, (call) => lineItemsShape(own(state.sessions, call, 'checkout.session'))),
  );
  router.post(
    '/checkout/sessions/:id/expire',
    endpoint(desk, (call) => {
      onlyKnown(call.params, ['expand']);
      const session = own(state.sessions, call, 'checkout.session');
      expireSession(books, session);
      return sessionShape(state, session, call.expand);
    }),
  );
  router.get(
    '/payment_intents/:id',
    endpoint(desk, (call) => intentShape(state, own(state.intents, call, 'payment_intent'), call.expand)),
  );
  router.get(
    '/charges/:id',
    endpoint(desk, (call) => chargeShape(state, own(state.charges, call, 'charge'), call.expand)),
  );
  router.post(
    '/refunds',
    endpoint(desk, (call) => refundShape(createRefund(books, call.account, call.params))),
  );
  router.get(
    '/refunds',
    endpoint(desk, (call) =>
      page(
        '/v1/refunds',
        state.refunds,
        call.account,
        call.params,
        { payment_intent: (row) => row.intentId, charge: (row) => row.chargeId },
        refundShape,
      ),
    ),
  );
  router.get(
    '/refunds/:id',
    endpoint(desk, (call) => refundShape(own(state.refunds, call, 'refund'))),
  );
  router.get(
    '/balance',
    endpoint(desk, (call) => {
      onlyKnown(call.params, ['expand']);
      return balanceSumShape(state, call.account);
    }),
  );
  router.get(
    '/balance_transactions',
    endpoint(desk, (call) =>
      page(
        '/v1/balance_transactions',
        state.balance,
        call.account,
        call.params,
        { type: (row) => row.type, source: (row) => row.sourceId },
        (row) => balanceShape(state, row, under('data', call)),
      ),
    ),
  );
  router.get(
    '/balance_transactions/:id',
    endpoint(desk, (call) =>
      balanceShape(state, own(state.balance, call, 'balance transaction'), call.expand),
    ),
  );
  router.get(
    '/events',
    endpoint(desk, (call) =>
      page('/v1/events', state.events, call.account, call.params, { type: (row) => row.type }, eventShape),
    ),
  );
  router.get(
    '/events/:id',
    endpoint(desk, (call) => eventShape(own(state.events, call, 'event'))),
  );
  router.use((request, response, next) => {
    const unknown = endpoint(desk, () => {
      throw new ApiError(
        404,
        `Unrecognized request URL (${request.method}: ${request.originalUrl.split('?')[0]}).`,
      );
    });
    unknown(request, response, next);
  });
  return router;
}

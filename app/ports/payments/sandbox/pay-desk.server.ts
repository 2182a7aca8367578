import express, { type RequestHandler, type Response, type Router } from 'express';
import { bankAnswers, decline, isSettling, pay, payLate } from './checkout';
import { letTimePass } from './clockwork';
import type { Desk } from './endpoint.server';
import { payPage, returnAddress, unknownPage } from './pay-page';
import { PAY_CSS, PAY_ICON } from './pay-style';
import { METHODS, type Method, type SessionRecord } from './records';

// Plain forms and one style sheet: no script may run here, and the page cannot be framed.
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

function html(response: Response, status: number, page: string): void {
  response.status(status).set('Cache-Control', 'no-store').type('html').send(page);
}

function methodIn(body: unknown, session: SessionRecord): Method {
  const given = (body as { method?: unknown } | undefined)?.method;
  return (
    METHODS.find((method) => method === given && session.methods.includes(method)) ??
    session.methods[0] ??
    'card'
  );
}

/** Applies what the payer chose; says where the payer goes next. */
function choose(desk: Desk, session: SessionRecord, body: Record<string, unknown>): string {
  const { books } = desk;
  const here = `/sandbox/pay/${session.id}`;
  if (session.status !== 'open') return here;
  const method = methodIn(body, session);
  switch (body.act) {
    case 'pay':
    case 'twice':
    case 'refund_fails':
      pay(books, session, {
        method,
        noticeTwice: body.act === 'twice',
        refundsFail: body.act === 'refund_fails',
      });
      return returnAddress(session);
    case 'late': {
      const after = Number(body.after);
      payLate(books, session, method, Number.isInteger(after) && after > 0 ? books.now() + after : null);
      return here;
    }
    case 'decline':
      decline(books, session, method);
      return here;
    default:
      return here;
  }
}

/** The pay page and its buttons, under `/sandbox`. */
export function payDesk(desk: Desk): Router {
  const router = express.Router();
  const { books } = desk;

  const withSession =
    (
      run: (session: SessionRecord, body: Record<string, unknown>, response: Response) => Promise<void>,
    ): RequestHandler =>
    async (request, response, next) => {
      try {
        if (letTimePass(books)) await desk.finish();
        const session = books.state.sessions[request.params.id ?? ''];
        if (session) await run(session, request.body ?? {}, response);
        else html(response, 404, unknownPage(request.get('accept-language')));
      } catch (error) {
        next(error);
      }
    };

  router.use((_request, response, next) => {
    response.set({ 'Content-Security-Policy': POLICY, 'Referrer-Policy': 'same-origin' });
    next();
  });
  router.get('/pay.css', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('css').send(PAY_CSS);
  });
  router.get('/pay.svg', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('svg').send(PAY_ICON);
  });
  router.use(express.urlencoded({ extended: false, limit: '8kb' }));
  router.get(
    '/pay/:id',
    withSession(async (session, _body, response) => html(response, 200, payPage(books, session))),
  );
  router.post(
    '/pay/:id',
    withSession(async (session, body, response) => {
      const next = choose(desk, session, body);
      await desk.finish();
      response.redirect(303, next);
    }),
  );
  router.post(
    '/pay/:id/bank',
    withSession(async (session, body, response) => {
      if (!isSettling(books, session)) return response.redirect(303, `/sandbox/pay/${session.id}`);
      bankAnswers(books, session, body.answer === 'yes');
      await desk.finish();
      response.redirect(303, returnAddress(session));
    }),
  );
  return router;
}

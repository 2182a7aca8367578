import { type RequestHandler, type Response, text } from 'express';
import { can } from '~/domain/access/actor';
import { isId } from '~/domain/id';
import { sessionTokenIn } from '~/services/identity/session-token.server';
import { signedInBy } from '~/services/identity/signed-in.server';
import { requestContext } from './context.server';
import { enrollByForm } from './enroll-by-form.server';
import { problemOf } from './problem.server';

/** The short way to a place: what the form's own page does, without the machinery of pages around it. */
export const ENROLL_DOOR = '/parent/offerings/:offeringId/enrollment.json';

/**
 * The short door of the first minute. A browser with script posts the very form here and goes on by itself:
 *
 * - 200 `{ place, pay }`: the place is taken; where `pay`, the pay page is opened by a post of its own
 * - 422, 429 the form's answer, to be shown on it
 * - anything else: post the form as one without script would, whose page knows every other answer
 *
 * It comes after the checks of every unsafe request (same site, size of the body).
 */
export function enrollDoor(): RequestHandler[] {
  return [text({ type: 'application/x-www-form-urlencoded', limit: '16kb' }), answerDoor];
}

const answerDoor: RequestHandler = async (request, response, next) => {
  const context = requestContext();
  if (context) context.route = 'parent+/offerings.$offeringId.enrollment.json';
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  try {
    const { offeringId = '' } = request.params;
    const token = sessionTokenIn(request.headers.cookie ?? null);
    const person = token ? await signedInBy(token, new Date()) : null;
    if (!person) return void response.status(401).end();
    if (person.rolesWaiting.length > 0 || !can(person.actor, 'enrollment.write')) {
      return void response.status(403).end();
    }
    if (!isId(offeringId) || typeof request.body !== 'string') return void response.status(404).end();
    const typed = new FormData();
    for (const [name, value] of new URLSearchParams(request.body)) typed.append(name, value);
    const address = request.ip ?? '';
    const outcome = await enrollByForm(person.actor, { offeringId, address, typed });
    if (outcome.kind === 'place') {
      return answerWith(response, 200, { place: outcome.place, pay: outcome.pay });
    }
    const { data, init } = outcome.answer;
    answerWith(response, init?.status ?? 422, data);
  } catch (error) {
    const known = problemOf(error);
    if (known) return void response.status(known.status).end();
    next(error);
  }
};

/** JSON that nobody keeps: without the fingerprint by which a browser asks whether it is still so. */
function answerWith(response: Response, status: number, data: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(data));
}

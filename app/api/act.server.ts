import type { Refusal, Refused } from '~/domain/refusal';
import { log } from '~/http/log.server';
import type { Lng } from '~/i18n/config';
import type { Served } from './door.server';
import { problemAnswer, refusedAnswer } from './problem-answer.server';

/** Asks the service and cuts its answer to what the document says: nothing else leaves, whatever a query brought. */
export async function acted({ operation, answer }: Served, asked: object, lng: Lng): Promise<Response> {
  const outcome = await answer(asked as never);
  if (outcome instanceof Response) return outcome;
  if (isRefused(outcome)) return refusedAnswer(outcome.refusals.map(inBody), lng);
  const { status, schema } = operation.answer;
  if (!schema) return new Response(null, { status });
  return Response.json(schema.parse(outcome), { status });
}

/** Fields of forms, by which services name what is wrong, and where the same stand in the bodies of the API. */
const IN_BODY: Record<string, string> = {
  childData: 'consent.childData',
  rosterToProvider: 'consent.rosterToProvider',
  receivers: 'consent.receivers',
  wishes: 'offeringIds',
};

function inBody({ path, ...refusal }: Refusal): Refusal {
  if (path === undefined) return refusal;
  const [field = ''] = path.split(/[.[]/, 1);
  return { ...refusal, path: (IN_BODY[field] ?? field) + path.slice(field.length) };
}

function isRefused(outcome: unknown): outcome is Refused {
  return (
    typeof outcome === 'object' && outcome !== null && (outcome as { kind?: unknown }).kind === 'refused'
  );
}

/** What services throw on purpose, as a problem; anything else is a bug, logged once. Errors are known by name. */
export function thrown(error: unknown, lng: Lng): Response {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotFound') return problemAnswer('not_found', lng);
  if (name === 'Busy') return problemAnswer('busy', lng, { headers: { 'retry-after': '2' } });
  if (name === 'RuleBroken') {
    const { ruleId } = error as Error & { ruleId: string };
    return refusedAnswer([{ code: 'class_against_rule', params: { ruleId } }], lng);
  }
  log.error({ err: error }, 'unexpected error');
  return problemAnswer('internal', lng);
}

import type { ActionFunctionArgs } from '@remix-run/node';
import { readDossier } from '~/forms/rules/dossier';
import { problem } from '~/http/problem.server';
import { checkPlan } from '~/services/rules/check.server';

/** Twenty times an ordinary dossier; reading words costs more than carrying them. */
const MOST_BYTES = 64 * 1024;

const noStore = { 'cache-control': 'no-store' };

/** A plan is asked about by POST only. */
export function loader() {
  return problem(405, 'method_not_allowed', {}, { allow: 'POST' });
}

/**
 * POST /api/v1/rules/check: a dossier in, the answer of the rules in force on its day out. For anybody, without a
 * cookie; nothing of it is kept or logged. 400: no JSON. 413: more than 64 KB. 415: another type. 422: a field nobody can judge, with its
 * path. 429: too often from one address.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return loader();
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') return problem(415, 'not_json');
  const sent = await request.arrayBuffer();
  if (sent.byteLength > MOST_BYTES) return problem(413, 'too_large');
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder().decode(sent));
  } catch {
    return problem(400, 'malformed_json', { detail: 'the body is no JSON', path: '' });
  }
  const read = readDossier(body);
  if ('problem' in read) {
    const { error, path } = read.problem;
    return problem(422, 'unusable', { detail: error, path });
  }
  const outcome = await checkPlan(read.value, context.clientAddress);
  if (outcome.kind === 'too_often') {
    const seconds = Math.max(1, Math.ceil((outcome.retryAt.getTime() - Date.now()) / 1000));
    return problem(429, 'too_often', {}, { 'retry-after': String(seconds) });
  }
  return Response.json(outcome.answer, { headers: noStore });
}

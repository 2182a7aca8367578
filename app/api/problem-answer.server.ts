import type { Refusal, RefusalCode } from '~/domain/refusal';
import { env } from '~/http/env.server';
import { problemResponse } from '~/http/problem.server';
import type { Lng } from '~/i18n/config';
import { datesRead } from '~/i18n/dates-read';
import { formatter } from '~/i18n/format';
import { translate } from '~/i18n/translate.server';
import { apiWords } from './api-words.server';
import { PROBLEMS, type Problem, type ProblemBody, type ProblemError } from './problems';

/** Where the reference says in words what a problem is. */
export function problemType(code: string): string {
  return `${env().BASE_URL}/api/problems#${code}`;
}

/** A problem before a service was asked, in the caller's language. */
export function problemAnswer(
  code: Problem,
  lng: Lng,
  { errors = [], headers = {} }: { errors?: ProblemError[]; headers?: Record<string, string> } = {},
): Response {
  const t = apiWords(lng);
  const status = PROBLEMS[code];
  const [first] = errors;
  const body: ProblemBody = {
    type: problemType(code),
    title: t(`problem.${code}.title`),
    status,
    code,
    detail: t(`problem.${code}.detail`),
    ...(first && { path: first.path }),
    errors,
  };
  return problemResponse(body, headers);
}

/** Refusals that say something about the request itself rather than about how things stand. */
const UNUSABLE: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'consent_missing',
  'required',
  'reason_missing',
]);

/**
 * What a service refused: 409, since the same request may be right at another time; 422 where something is missing in
 * it; 429 and 503 where it was only too often or too busy. The first refusal is the one that matters most and names the problem.
 */
export function refusedAnswer(refusals: readonly Refusal[], lng: Lng): Response {
  const t = apiWords(lng);
  const errors = refusals.map((refusal) => errorOf(refusal, lng));
  const [first] = errors;
  const code = refusals[0]?.code ?? 'invalid_state';
  const status = statusOf(refusals);
  const body: ProblemBody = {
    type: problemType(code),
    title: t(status === 422 ? 'refusedUnusable' : 'refused'),
    status,
    code,
    detail: first?.detail ?? '',
    errors,
  };
  return problemResponse(body, waitOf(status, refusals));
}

function statusOf(refusals: readonly Refusal[]): number {
  const code = refusals[0]?.code;
  if (code === 'busy') return 503;
  if (code === 'too_often') return 429;
  return refusals.every((each) => UNUSABLE.has(each.code)) ? 422 : 409;
}

function waitOf(status: number, [first]: readonly Refusal[]): Record<string, string> {
  if (status === 503) return { 'retry-after': '2' };
  return status === 429 ? { 'retry-after': String(first?.params?.seconds ?? 1) } : {};
}

/** A refusal with its words and the rule behind it. */
export function errorOf({ code, path = '', params }: Refusal, lng: Lng): ProblemError {
  const ruleId = params?.ruleId === undefined ? null : String(params.ruleId);
  return { code, path, ruleId, detail: refusalWords({ code, params }, lng) };
}

function refusalWords({ code, params }: Refusal, lng: Lng): string {
  const lookUp = translate(lng, 'codes') as unknown as (key: string, params?: Refusal['params']) => string;
  return lookUp(`codes:refusal.${code}`, datesRead(params, formatter(lng)));
}

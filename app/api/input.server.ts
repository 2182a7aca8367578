import { z } from 'zod';
import { pathText } from '~/forms/rules/problem';
import type { Lng } from '~/i18n/config';
import { translate } from '~/i18n/translate.server';
import '~/i18n/zod-codes';
import type { Problem, ProblemError } from './problems';

/** What was read, or the problem that stands in the way. */
export type ReadInput<Value> =
  | { kind: 'read'; value: Value }
  | { kind: 'problem'; problem: Problem; errors?: ProblemError[] };

/** Far more than any request needs. */
const MOST_BYTES = 64 * 1024;

/** Parts of the address. What is no id names nothing. */
export function readParams(
  schema: z.ZodObject | null,
  params: Record<string, string | undefined>,
): ReadInput<unknown> {
  if (!schema) return { kind: 'read', value: undefined };
  const read = schema.safeParse(params);
  return read.success ? { kind: 'read', value: read.data } : { kind: 'problem', problem: 'not_found' };
}

/** Repeated names are a list where the schema has one; what it does not know is refused by name. */
export function readQuery(schema: z.ZodObject | null, query: URLSearchParams, lng: Lng): ReadInput<unknown> {
  const shape: Record<string, unknown> = schema?.shape ?? {};
  const given = Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, isList(shape[name]) || values.length > 1 ? values : values[0]];
    }),
  );
  return readBy(schema ?? z.strictObject({}), given, lng);
}

/** The JSON body of a request. Where there is none to read, what was sent is not looked at. */
export async function readBody(
  schema: z.ZodType | null,
  request: Request,
  lng: Lng,
): Promise<ReadInput<unknown> & { bytes?: Uint8Array }> {
  if (!schema) return { kind: 'read', value: undefined };
  const sent = new Uint8Array(await request.arrayBuffer());
  if (sent.byteLength > MOST_BYTES) return { kind: 'problem', problem: 'too_large' };
  // Without a body and without its type: every field at its default, or a list of what is missing.
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (sent.byteLength > 0 && type !== 'application/json') return { kind: 'problem', problem: 'not_json' };
  let body: unknown = {};
  try {
    if (sent.byteLength > 0) body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(sent));
  } catch {
    return { kind: 'problem', problem: 'malformed_json', errors: [] };
  }
  return { ...readBy(schema, body, lng), bytes: sent };
}

function readBy(schema: z.ZodType, value: unknown, lng: Lng): ReadInput<unknown> {
  const read = schema.safeParse(value, { reportInput: true });
  if (read.success) return { kind: 'read', value: read.data };
  // A name misspelled explains the one that is missing: it comes first.
  const issues = [...read.error.issues].sort(
    (a, b) => Number(b.code === 'unrecognized_keys') - Number(a.code === 'unrecognized_keys'),
  );
  const errors = issues.flatMap((issue): ProblemError[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => errorAt([...issue.path, key], 'unknown_field', lng))
      : [errorAt(issue.path, issue.input === undefined ? 'required' : issue.message, lng)],
  );
  return { kind: 'problem', problem: 'unusable', errors: errors.slice(0, 20) };
}

/** `message` is a code of the fields' words (`too_big?max=100`), or a sentence that a schema of files brings along. */
function errorAt(path: readonly PropertyKey[], message: string, lng: Lng): ProblemError {
  const [name = '', query = ''] = message.split('?');
  const known = /^[a-z][a-z0-9_]*$/.test(name);
  const t = translate(lng, 'openapi') as unknown as (keys: string[], params: object) => string;
  const params = Object.fromEntries(new URLSearchParams(query));
  const keys = [`openapi:field.${name}`, `common:field.${name}`, 'common:field.invalid'];
  return {
    code: known ? name : 'invalid',
    path: pathText(path),
    ruleId: null,
    detail: known ? t(keys, params) : message,
  };
}

function isList(schema: unknown): boolean {
  if (!(schema instanceof z.ZodType)) return false;
  if (schema instanceof z.ZodArray) return true;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return isList(schema.def.innerType);
  return schema instanceof z.ZodPipe && isList(schema.def.in);
}

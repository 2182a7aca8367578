import pino, { type DestinationStream, type LoggerOptions } from 'pino';
import { requestContext } from './context.server';
import { env } from './env.server';

/**
 * Fields that may hold a person's data or a secret, wherever they stand in a line. The rule of the house
 * is to log ids only; this list is the net below it.
 */
const HIDDEN = [
  'password',
  'token',
  'secret',
  'code',
  'otp',
  'cookie',
  'authorization',
  'phone',
  'email',
  'name',
  'nameZh',
  'nameEn',
  'displayName',
  'birthDate',
  'pupilNumber',
  'idNumber',
  'address',
  'body',
  'to',
];

const depth = (name: string) => [name, `*.${name}`, `*.*.${name}`];

const settings: LoggerOptions = {
  level: env().LOG_LEVEL,
  base: { mode: env().mode },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  serializers: { err: describeError, error: describeError },
  mixin: () => requestContext() ?? {},
};
// Written behind the back of whoever logs: a line for every request must not hold up the next one. One for all who load
// this module, so that no line is cut by another.
const KEY = Symbol.for('after-school-supermarket.log-output');
const held = globalThis as typeof globalThis & { [KEY]?: DestinationStream };
const output = held[KEY] ?? pino.destination({ sync: false });
held[KEY] = output;

/** JSON lines on standard output; `requestId` is added inside a request. Ids only, no personal data. */
export const log = pino(
  { ...settings, redact: { paths: HIDDEN.flatMap(depth), censor: '[hidden]' } },
  output,
);

/** For lines whose fields are known, each of them harmless: looking for what is to be hidden costs more than the rest. */
export const plainLog = pino(settings, output);

/** Type, SQLSTATE and stack; messages of database errors may quote values and are cut to their first line. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    errorCode: typeof code === 'string' ? code : undefined,
    message: error.message.trim().split('\n').at(-1)?.slice(0, 300),
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 12),
  };
}

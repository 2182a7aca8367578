import { z } from 'zod';

/**
 * Which life the process leads:
 * - `production`: NODE_ENV=production; every secret must be real, nothing of the demo exists
 * - `demo`: DEMO=1; the named cast can be signed in with a button, payments and messages stay in the house
 * - `test`, `development`: on a programmer's machine
 */
export type Mode = 'production' | 'demo' | 'development' | 'test';

const WEAK = /^(secret|password|changeme|change-me|test|demo|default|development)|(.)\2{7,}|^0?123456/i;

const secret = z
  .string()
  .min(32, 'too short: 32 characters or more (openssl rand -base64 32)')
  .refine((value) => !WEAK.test(value), 'a guessable value');

const key32 = z
  .string()
  .refine(
    (value) => Buffer.from(value, 'base64').length === 32,
    'not 32 bytes in base64 (openssl rand -base64 32)',
  )
  .refine((value) => new Set(Buffer.from(value, 'base64')).size > 8, 'a guessable value');

/** `id:base64,id:base64`; the first encrypts, all decrypt. */
const keyRing = z
  .string()
  .transform((text) =>
    text.split(',').map((part) => {
      const at = part.indexOf(':');
      return { id: part.slice(0, at).trim(), key: part.slice(at + 1).trim() };
    }),
  )
  .pipe(
    z.array(z.object({ id: z.string().regex(/^[a-z0-9-]{1,16}$/, 'key id missing'), key: key32 })).min(1),
  );

const postgresUrl = z
  .string()
  .refine((value) => /^postgres(ql)?:\/\//.test(value), 'not a postgresql:// address');
const flag = z
  .enum(['', '0', '1', 'true', 'false'])
  .default('0')
  .transform((value) => value === '1' || value === 'true');
const port = z.coerce.number().int().min(1).max(65_535);

const shape = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test', 'demo']).default('development'),
  DEMO: flag,
  HOST: z.string().optional(),
  PORT: port.default(3000),
  BASE_URL: z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, '')),
  TRUST_PROXY: z
    .string()
    .default('0')
    .transform((value) => (/^\d+$/.test(value) ? Number(value) : value)),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  METRICS_TOKEN: secret.optional(),
  API_READS_PER_MINUTE: z.coerce.number().int().min(60).default(20_000),

  DATABASE_URL: postgresUrl,
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(50).default(4),

  SESSION_SECRET: secret,
  PUPIL_NUMBER_KEYS: keyRing,
  PUPIL_NUMBER_HASH_KEY: key32,

  MEILI_URL: z.url().optional(),
  MEILI_KEY: z.string().min(16, 'too short: 16 characters or more').optional(),
  MEILI_INDEX_PREFIX: z
    .string()
    .regex(/^[a-z0-9_]*$/)
    .default(''),

  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_/, 'not a Stripe secret key')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_/, 'not a Stripe webhook secret')
    .optional(),
  STRIPE_API_BASE: z.url().optional(),

  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'not an smtp:// address')
    .optional(),
  MAIL_FROM: z.string().min(3).optional(),
  SMS_GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_GATEWAY_TOKEN: secret.optional(),

  DATA_DIR: z.string().default('.data'),
});

/** Every variable that is read; .env.example explains each. */
export const VARIABLES: readonly string[] = Object.keys(shape.shape);

type Parsed = z.output<typeof shape>;

export interface Env extends Parsed {
  mode: Mode;
  /** True only in the demo: "sign in as" buttons, the message inbox, the payment sandbox. */
  demo: boolean;
  production: boolean;
  /** Payments go to the sandbox of this house: there is no Stripe key. */
  paymentSandbox: boolean;
}

/** Development and tests only; production refuses to start without values of its own. */
const DEVELOPMENT_DEFAULTS: Record<string, string> = {
  DATABASE_URL: 'postgresql://postgres:postgres@127.0.0.1:5432/supermarket',
  SESSION_SECRET: 'only-for-development-5f1d7c0a9be24e63',
  PUPIL_NUMBER_KEYS: 'dev:q0o3mYQ2v7nO8m1Jk5s4xw9zB6tLrE2aYc1uHfGd0Ps=',
  PUPIL_NUMBER_HASH_KEY: 'W8x1n4Jt0qZrB5cVm7pKd2sYgLhA9eUo3fTiR6wQyNs=',
};

/** What a real deployment must say itself, beyond what the shape requires. */
const NEEDED_IN_PRODUCTION = [
  ['BASE_URL', 'the public address, e.g. https://courses.example.gov.cn'],
  ['METRICS_TOKEN', 'bearer token of /metrics'],
  ['STRIPE_SECRET_KEY', 'payments'],
  ['STRIPE_WEBHOOK_SECRET', 'payments'],
  ['SMTP_URL', 'messages by e-mail'],
  ['MAIL_FROM', 'sender of e-mail'],
  ['SMS_GATEWAY_URL', 'one-time codes by phone'],
  ['SMS_GATEWAY_TOKEN', 'one-time codes by phone'],
] as const;

export interface EnvProblem {
  name: string;
  problem: string;
}

/** Thrown when the process may not start; `problems` lists all that is missing or weak, never a value. */
export class EnvRefused extends Error {
  override readonly name = 'EnvRefused';

  constructor(readonly problems: readonly EnvProblem[]) {
    super(
      ['The environment is not fit to start:', ...problems.map((p) => `  - ${p.name}: ${p.problem}`)].join(
        '\n',
      ),
    );
  }
}

/** Reads a set of variables; pure, so that the table of refusals can be tested. */
export function readEnv(
  raw: Record<string, string | undefined>,
): { env: Env; problems?: never } | { env?: never; problems: EnvProblem[] } {
  const production = raw.NODE_ENV === 'production';
  const given = Object.fromEntries(
    Object.entries(raw).filter(([, value]) => value !== undefined && value !== ''),
  );
  const defaults = production
    ? {}
    : { ...DEVELOPMENT_DEFAULTS, BASE_URL: `http://localhost:${given.PORT ?? 3000}` };
  const values: Record<string, string | undefined> = { ...defaults, ...given };

  const problems: EnvProblem[] = [];
  const parsed = shape.safeParse(values);
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0]);
    problems.push({ name, problem: name in values ? issue.message : 'missing' });
  }
  if (production) problems.push(...productionProblems(values));
  if (Boolean(values.MEILI_URL) !== Boolean(values.MEILI_KEY)) {
    problems.push({ name: 'MEILI_KEY', problem: 'MEILI_URL and MEILI_KEY go together' });
  }
  if (!parsed.success || problems.length > 0) return { problems: oncePerName(problems) };

  const { data } = parsed;
  const demo = data.DEMO && !production;
  const mode: Mode = production
    ? 'production'
    : demo
      ? 'demo'
      : data.NODE_ENV === 'test'
        ? 'test'
        : 'development';
  return {
    env: {
      ...data,
      mode,
      demo,
      production,
      paymentSandbox: data.STRIPE_SECRET_KEY === undefined,
    },
  };
}

function productionProblems(values: Record<string, string | undefined>): EnvProblem[] {
  const problems: EnvProblem[] = NEEDED_IN_PRODUCTION.filter(([name]) => !values[name]).map(
    ([name, what]) => ({
      name,
      problem: `missing (${what})`,
    }),
  );
  if (values.DEMO && values.DEMO !== '0' && values.DEMO !== 'false') {
    problems.push({ name: 'DEMO', problem: 'the demo cannot run with NODE_ENV=production' });
  }
  if (values.BASE_URL && !values.BASE_URL.startsWith('https://') && !isLoopback(values.BASE_URL)) {
    problems.push({ name: 'BASE_URL', problem: 'must be https: sign-in cookies are secure' });
  }
  if (values.STRIPE_API_BASE) {
    problems.push({ name: 'STRIPE_API_BASE', problem: 'only for the sandbox' });
  }
  for (const [name, value] of Object.entries(DEVELOPMENT_DEFAULTS)) {
    if (values[name] === value)
      problems.push({ name, problem: 'the value for development, known to everyone' });
  }
  if (values.SESSION_SECRET && values.SESSION_SECRET === values.METRICS_TOKEN) {
    problems.push({ name: 'METRICS_TOKEN', problem: 'the same as SESSION_SECRET' });
  }
  return problems;
}

function isLoopback(url: string): boolean {
  return /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(url);
}

function oncePerName(problems: EnvProblem[]): EnvProblem[] {
  return problems.filter((one, index) => problems.findIndex((other) => other.name === one.name) === index);
}

// Parsed once per process and shared by the server's own files and the built bundle: scripts/serve.ts
// sets NODE_ENV for React after the mode is known.
const KEY = Symbol.for('after-school-supermarket.env');
const held = globalThis as typeof globalThis & { [KEY]?: Env };

/**
 * The settings of this process.
 *
 * @throws EnvRefused listing all that is missing or weak
 */
export function env(): Env {
  if (held[KEY]) return held[KEY];
  const read = readEnv(process.env);
  if (read.problems) throw new EnvRefused(read.problems);
  held[KEY] = read.env;
  return read.env;
}

import { describe, expect, it } from 'vitest';
import { readEnv } from '~/http/env.server';

const strong = (letter: string) => `${letter}9fK2xWv7TnB4rLs6YpZ1cHd8JmQe3Ua`;
const keyA = Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 37 + 11) % 256)).toString('base64');
const keyB = Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 53 + 5) % 256)).toString('base64');

const fit: Record<string, string | undefined> = {
  NODE_ENV: 'production',
  BASE_URL: 'https://courses.example.cn/',
  DATABASE_URL: 'postgresql://app:pw@db.example.cn:5432/app',
  SESSION_SECRET: strong('s'),
  METRICS_TOKEN: strong('m'),
  PUPIL_NUMBER_KEYS: `k2:${keyA},k1:${keyB}`,
  PUPIL_NUMBER_HASH_KEY: keyB,
  MEILI_URL: 'http://search.example.cn:7700',
  MEILI_KEY: strong('i'),
  STRIPE_SECRET_KEY: 'sk_live_fictional',
  STRIPE_WEBHOOK_SECRET: 'whsec_fictional',
  SMTP_URL: 'smtps://mail.example.cn',
  MAIL_FROM: 'courses@example.cn',
  SMS_GATEWAY_URL: 'https://sms.example.cn/send',
  SMS_GATEWAY_TOKEN: strong('g'),
};

const namesOf = (raw: Record<string, string | undefined>) =>
  readEnv(raw).problems?.map((one) => one.name) ?? [];

describe('readEnv in production', () => {
  it('starts with all that is needed', () => {
    const { env } = readEnv(fit);
    expect(env).toMatchObject({
      mode: 'production',
      production: true,
      demo: false,
      paymentSandbox: false,
      BASE_URL: 'https://courses.example.cn',
      PUPIL_NUMBER_KEYS: [
        { id: 'k2', key: keyA },
        { id: 'k1', key: keyB },
      ],
    });
  });

  it.each(Object.keys(fit).filter((name) => !['NODE_ENV', 'MEILI_URL', 'MEILI_KEY'].includes(name)))(
    'refuses to start without %s, and names it',
    (name) => {
      expect(namesOf({ ...fit, [name]: undefined })).toEqual([name]);
      expect(namesOf({ ...fit, [name]: '' })).toEqual([name]);
    },
  );

  it.each([
    ['a short secret', 'SESSION_SECRET', 'x'.repeat(3) + strong('a').slice(0, 28)],
    ['a guessable secret', 'SESSION_SECRET', `changeme${strong('a')}`],
    ['one letter over and over', 'SESSION_SECRET', 'a'.repeat(40)],
    ['the secret for development', 'SESSION_SECRET', 'only-for-development-5f1d7c0a9be24e63'],
    ['a key of 16 bytes', 'PUPIL_NUMBER_HASH_KEY', Buffer.alloc(16, 7).toString('base64')],
    ['a key of zeros', 'PUPIL_NUMBER_HASH_KEY', Buffer.alloc(32).toString('base64')],
    ['a key without id', 'PUPIL_NUMBER_KEYS', keyA],
    ['plain http', 'BASE_URL', 'http://courses.example.cn'],
    ['no address', 'BASE_URL', 'courses.example.cn'],
    ['another database', 'DATABASE_URL', 'mysql://db.example.cn/app'],
    ['the demo', 'DEMO', '1'],
    ['a sandbox for payments', 'STRIPE_API_BASE', 'http://127.0.0.1:3000'],
    ['a port beyond the last', 'PORT', '65536'],
    ['a token that is the session secret', 'METRICS_TOKEN', strong('s')],
  ])('refuses %s', (_name, variable, value) => {
    expect(namesOf({ ...fit, [variable]: value })).toEqual([variable]);
  });

  it('wants Meilisearch’s key with its address, and does without both', () => {
    expect(namesOf({ ...fit, MEILI_KEY: undefined })).toEqual(['MEILI_KEY']);
    expect(namesOf({ ...fit, MEILI_KEY: undefined, MEILI_URL: undefined })).toEqual([]);
  });

  it('names all that is wrong at once, and no value', () => {
    const read = readEnv({
      NODE_ENV: 'production',
      DATABASE_URL: 'postgresql://x/y',
      SESSION_SECRET: 'hunter2',
    });
    expect(read.problems?.length).toBeGreaterThan(8);
    expect(JSON.stringify(read.problems)).not.toContain('hunter2');
  });
});

describe('readEnv elsewhere', () => {
  it.each([
    [{}, 'development'],
    [{ NODE_ENV: 'test' }, 'test'],
    [{ NODE_ENV: 'test', DEMO: '1' }, 'demo'],
    [{ NODE_ENV: 'demo', DEMO: '1' }, 'demo'],
    [{ NODE_ENV: 'development', DEMO: '1' }, 'demo'],
    [{ NODE_ENV: 'development', DEMO: '0' }, 'development'],
  ])('with %o is %s', (raw, mode) => {
    expect(readEnv(raw).env?.mode).toBe(mode);
  });

  it('takes its address from the port and pays into the sandbox', () => {
    const { env } = readEnv({ PORT: '4321' });
    expect(env).toMatchObject({ BASE_URL: 'http://localhost:4321', paymentSandbox: true, PORT: 4321 });
  });
});

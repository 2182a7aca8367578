import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { phoneNumber } from 'better-auth/plugins/phone-number';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { db } from '~/db/client.server';
import { isMobilePhone } from '~/domain/phone';
import { env } from '~/http/env.server';
import { log } from '~/http/log.server';
import { cookieName, cookiesAreSecure, SECOND_FACTOR_COOKIE, SESSION_COOKIE } from './cookie-names.server';
import { hashPassword, passwordMatches } from './password.server';
import { placeholderEmail } from './placeholder-email';
import { sendPhoneCode } from './send-phone-code.server';
import { sessionBeforeCreate } from './session-rules.server';
import { startSessionPlugin } from './start-session.server';

/** Seconds a code by text message is good for, and how often it may be mistyped. */
export const PHONE_CODE_SECONDS = 300;
const PHONE_CODE_TRIES = 5;
/** Seconds between the password and the second factor. */
export const SECOND_FACTOR_SECONDS = 600;
/** Wrong codes in a row before the second factor is locked, and for how many seconds. */
const SECOND_FACTOR_TRIES = 5;
const SECOND_FACTOR_LOCK_SECONDS = 900;

/**
 * better-auth over our own tables. Its HTTP surface is not mounted anywhere: only the verbs of this folder call
 * `auth().api`, and the doors forward the cookies it sets.
 */
function create() {
  const named = (name: string) => ({ name: cookieName(name) });
  return betterAuth({
    appName: 'After-School Supermarket',
    baseURL: env().BASE_URL,
    secret: env().SESSION_SECRET,
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log.error({ from: 'better-auth' }, message) },
    database: prismaAdapter(db, { provider: 'postgresql', transaction: true }),
    user: { additionalFields: { locale: { type: 'string', required: false, input: false } } },
    session: {
      expiresIn: 30 * 86_400, // the longest; session-rules shortens it for staff
      disableSessionRefresh: true, // a session ends when it was said to
      additionalFields: { secondFactor: { type: 'string', required: false, input: false } },
    },
    verification: { storeIdentifier: 'hashed' }, // the identifier of a code holds the phone
    emailAndPassword: {
      enabled: true,
      disableSignUp: true, // accounts are made by createStaffAccount and completeJoin
      minPasswordLength: 10,
      maxPasswordLength: 128,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => passwordMatches(hash, password),
      },
    },
    rateLimit: { enabled: false }, // limits.server
    databaseHooks: { session: { create: { before: sessionBeforeCreate } } },
    plugins: [
      phoneNumber({
        otpLength: 6,
        expiresIn: PHONE_CODE_SECONDS,
        allowedAttempts: PHONE_CODE_TRIES,
        phoneNumberValidator: isMobilePhone,
        sendOTP: ({ phoneNumber: phone, code }, ctx) => sendPhoneCode(phone, code, ctx?.headers ?? null),
        signUpOnVerification: { getTempEmail: () => placeholderEmail(randomUUID()), getTempName: () => '' },
      }),
      twoFactor({
        twoFactorCookieMaxAge: SECOND_FACTOR_SECONDS,
        accountLockout: {
          maxFailedAttempts: SECOND_FACTOR_TRIES,
          durationSeconds: SECOND_FACTOR_LOCK_SECONDS,
        },
      }),
      startSessionPlugin,
    ],
    advanced: {
      database: { generateId: () => randomUUID() },
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false, // no `__Secure-`: cookieName() gives the stricter `__Host-`
      defaultCookieAttributes: { secure: cookiesAreSecure(), httpOnly: true, sameSite: 'lax', path: '/' },
      cookies: { session_token: named(SESSION_COOKIE), two_factor: named(SECOND_FACTOR_COOKIE) },
    },
  });
}

let made: ReturnType<typeof create> | undefined;

export function auth(): ReturnType<typeof create> {
  made ??= create();
  return made;
}

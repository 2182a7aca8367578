import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'asm_';
/** 32 random bytes in base64url. */
const TOKEN = /^asm_[\w-]{43}$/;
/** Characters of a token that are kept readable, the prefix among them. */
const START = 10;

/** A new token: what the person gets once, and what is kept. Its 256 random bits need no slow hash. */
export function newTokenText(): { token: string; start: string; hash: string } {
  const token = PREFIX + randomBytes(32).toString('base64url');
  return { token, start: token.slice(0, START), hash: hashOf(token) };
}

/** What is kept of a token; null for a text that cannot be one. */
export function tokenHash(text: string): string | null {
  return TOKEN.test(text) ? hashOf(text) : null;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

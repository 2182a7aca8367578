import { pinyinOf } from './pinyin.server';
import type { Token } from './tokens';

/** How generously a query is read. */
export interface Attempt {
  tokens: readonly Token[];
  approximate: boolean;
}

/**
 * The readings of a query, strictest first: as typed; then, for Chinese, by sound (古勤 sounds like 古琴).
 * An engine may add readings of its own; the first that finds anything is the answer.
 */
export function readings(tokens: readonly Token[]): Attempt[] {
  const typed: Attempt = { tokens, approximate: false };
  if (!tokens.some((token) => token.script === 'han' && token.text.length > 1)) return [typed];
  const bySound = tokens.map((token): Token => {
    if (token.script !== 'han' || token.text.length < 2) return token;
    return { text: pinyinOf(token.text), script: 'latin' };
  });
  return [typed, { tokens: bySound, approximate: true }];
}

/** Asks reading after reading until one finds something; the first answer when none does. */
export async function firstThatFinds<T extends { total: number }>(
  attempts: readonly Attempt[],
  ask: (attempt: Attempt) => Promise<T>,
): Promise<T & { approximate: boolean }> {
  let first: (T & { approximate: boolean }) | undefined;
  for (const attempt of attempts) {
    const answer = await ask(attempt);
    if (answer.total > 0) return { ...answer, approximate: attempt.approximate };
    first ??= { ...answer, approximate: false };
  }
  if (!first) throw new Error('a query has at least one reading');
  return first;
}

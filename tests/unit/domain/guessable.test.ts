import { describe, expect, it } from 'vitest';
import { isGuessable } from '~/domain/guessable';

describe('a guessable password', () => {
  it.each([
    ['aabbccddaabb', true],
    ['aabbccddee', false],
    ['Password2026', true],
    ['x1234567890', true],
    ['linjing-2026', true],
    ['violet kite harbour', false],
    ['demo-haiyan-2026', false],
  ])('%s', (password, is) => expect(isGuessable(password, 'linjing@school.example')).toBe(is));

  it('may hold a very short name', () =>
    expect(isGuessable('li and the harbour', 'li@school.example')).toBe(false));
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterPress, LIST_ACTS, pressOf } from '~/domain/wishes/order';

describe('the order of wishes', () => {
  it.each([
    ['up', 'b', ['b', 'a', 'c']],
    ['up', 'a', ['a', 'b', 'c']],
    ['down', 'b', ['a', 'c', 'b']],
    ['down', 'c', ['a', 'b', 'c']],
    ['remove', 'b', ['a', 'c']],
    ['remove', 'x', ['a', 'b', 'c']],
    ['add', 'd', ['a', 'b', 'c', 'd']],
    ['add', 'a', ['a', 'b', 'c']],
    ['up', 'x', ['a', 'b', 'c']],
  ] as const)('%s %s', (act, id, expected) => {
    expect(afterPress(['a', 'b', 'c'], act, id)).toEqual(expected);
  });

  it('never has a class twice and loses none but the one taken off', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(fc.uniqueArray(id), fc.constantFrom(...LIST_ACTS), id, (wishes, act, pressed) => {
        const after = afterPress(wishes, act, pressed);
        expect(new Set(after).size).toBe(after.length);
        const others = (list: readonly string[]) => list.filter((each) => each !== pressed);
        expect(others(after)).toEqual(others(wishes));
      }),
    );
  });

  it('reads what a button sends', () => {
    expect(pressOf('up:42')).toEqual({ act: 'up', id: '42' });
    expect([pressOf('save'), pressOf('up:'), pressOf('drop:42')]).toEqual([null, null, null]);
  });
});

import { describe, expect, it } from 'vitest';
import { outlook } from '~/domain/waitlist/outlook';
import { shortName } from '~/domain/waitlist/short-name';

describe('outlook', () => {
  const earlier = { places: 40, freed: 8 };
  it.each([
    ['the front of the line', { before: 0, capacity: 20, freed: 0, earlier }, 'next', 2],
    [
      'a new course',
      { before: 2, capacity: 20, freed: 1, earlier: { places: 0, freed: 0 } },
      'too_new',
      null,
    ],
    [
      'too few places to say',
      { before: 2, capacity: 20, freed: 1, earlier: { places: 9, freed: 9 } },
      'too_new',
      null,
    ],
    ['as many came free as stand before', { before: 3, capacity: 20, freed: 0, earlier }, 'as_before', 2],
    [
      'just as many, and not this child’s',
      { before: 4, capacity: 20, freed: 0, earlier },
      'unlike_before',
      2,
    ],
    [
      'what usually came free has come free',
      { before: 1, capacity: 20, freed: 4, earlier },
      'unlike_before',
      2,
    ],
    ['far back', { before: 15, capacity: 20, freed: 0, earlier }, 'unlike_before', 2],
  ])('%s', (_, facts, kind, ofTen) => {
    expect(outlook(facts)).toEqual({ kind, ofTen });
  });
});

describe('shortName', () => {
  it.each([
    ['林小满', '林＊＊'],
    ['欧阳晓', '欧＊＊'],
    ['Mila Brook', 'M. B.'],
    [' Ada ', 'A.'],
  ])('%s', (name, short) => {
    expect(shortName(name)).toBe(short);
  });
});

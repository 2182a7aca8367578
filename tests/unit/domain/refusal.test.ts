import { describe, expect, it } from 'vitest';
import { LISTING_ITEM_CODES } from '~/domain/listing/item';
import { EQUIPMENT } from '~/domain/planning/equipment';
import { REFUSAL_CODES } from '~/domain/refusal';
import { ROSTER_COLUMNS } from '~/domain/roster/columns';
import en from '~/i18n/en/codes';
import zh from '~/i18n/zh-CN/codes';

const languages: [string, { [group in 'refusal' | 'listingItem' | 'equipment' | 'rosterColumn']: object }][] =
  [
    ['Chinese', zh],
    ['English', en],
  ];

describe.each(languages)('words in %s', (_, words) => {
  it('exist for every reason to refuse, and for nothing else', () => {
    const keys = Object.keys(words.refusal);
    expect(REFUSAL_CODES.filter((code) => !keys.includes(code))).toEqual([]);
    // `room_taken_on` is `room_taken` with details: an i18next context of a code, or a plural of it.
    const known = (key: string) => REFUSAL_CODES.some((code) => key === code || key.startsWith(`${code}_`));
    expect(keys.filter((key) => !known(key))).toEqual([]);
  });

  it('exist for items of a listing, equipment and columns', () => {
    expect(Object.keys(words.listingItem).sort()).toEqual([...LISTING_ITEM_CODES].sort());
    expect(Object.keys(words.equipment).sort()).toEqual([...EQUIPMENT].sort());
    expect(Object.keys(words.rosterColumn).sort()).toEqual([...ROSTER_COLUMNS].sort());
  });
});

it('no code twice', () => {
  expect(new Set(REFUSAL_CODES).size).toBe(REFUSAL_CODES.length);
});

it('asks for the same numbers in both languages', () => {
  const holes = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((hole) => hole[1]).sort();
  for (const group of ['refusal', 'listingItem'] as const) {
    for (const [key, text] of Object.entries(zh[group])) {
      // A finding brings its own words, each language its own.
      if (key === 'rule' || key === 'rule_soft') continue;
      expect([key, holes((en[group] as Record<string, string>)[key] ?? '')]).toEqual([key, holes(text)]);
    }
  }
});

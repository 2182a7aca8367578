import { describe, expect, it } from 'vitest';
import { CONSENT_VERSIONS, type GivenConsent, hasConsent } from '~/domain/consent';
import { idOf, isId } from '~/domain/id';
import { NotFound } from '~/domain/refusal';

const given: GivenConsent = {
  kind: 'roster_to_provider',
  textVersion: CONSENT_VERSIONS.roster_to_provider,
  receiverId: 'football',
  withdrawnAt: null,
};

describe('hasConsent', () => {
  it.each<[string, Partial<GivenConsent>, boolean]>([
    ['as it is asked', {}, true],
    ['for another receiver', { receiverId: 'guqin' }, false],
    ['to older words', { textVersion: '2020-01' }, false],
    ['taken back', { withdrawnAt: new Date(0) }, false],
    ['to something else', { kind: 'child_data' }, false],
  ])('%s', (_, over, expected) => {
    expect(hasConsent([{ ...given, ...over }], 'roster_to_provider', 'football')).toBe(expected);
  });

  it('takes none for none', () => expect(hasConsent([], 'child_data')).toBe(false));
});

describe('an id from an address', () => {
  it.each(['', 'x', '1', "'; DROP TABLE child", '3a43a08e-ca78-8e39-a85b-0150072b915', undefined, null])(
    '%j is none',
    (text) => {
      expect(isId(text)).toBe(false);
      expect(() => idOf(text, 'child')).toThrow(NotFound);
    },
  );
  it('is itself', () => {
    const id = '3a43a08e-ca78-8e39-a85b-0150072b9156';
    expect(idOf(id, 'child')).toBe(id);
  });
});

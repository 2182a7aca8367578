import { describe, expect, it } from 'vitest';
import {
  isTransferReference,
  REFERENCE_SERIALS,
  referencesIn,
  spacedReference,
  transferReference,
} from '~/domain/payment/transfer-reference';

const SERIALS = [0, 1, 7, 12_345_678, 40_404_040, 98_765_432, REFERENCE_SERIALS - 1];

describe('the reference of a bank transfer', () => {
  it('has check digits that fit', () => {
    for (const serial of SERIALS) {
      const reference = transferReference(serial);
      expect(reference).toMatch(/^HY\d{10}$/);
      expect(isTransferReference(reference)).toBe(true);
    }
    expect(() => transferReference(REFERENCE_SERIALS)).toThrow(RangeError);
    expect(() => transferReference(-1)).toThrow(RangeError);
  });

  it('shows every wrong digit, every swap and every lost digit', () => {
    for (const serial of SERIALS) {
      const reference = transferReference(serial);
      for (let at = 2; at < reference.length; at += 1) {
        for (const digit of '0123456789') {
          if (digit === reference[at]) continue;
          expect(isTransferReference(reference.slice(0, at) + digit + reference.slice(at + 1))).toBe(false);
        }
        expect(isTransferReference(reference.slice(0, at) + reference.slice(at + 1))).toBe(false);
        const [a, b] = [reference[at], reference[at + 1]];
        if (b === undefined || a === b) continue;
        expect(isTransferReference(reference.slice(0, at) + b + a + reference.slice(at + 2))).toBe(false);
      }
    }
  });

  it('is found in what people write', () => {
    const reference = transferReference(12_345_678);
    const digits = reference.slice(2);
    const spaced = spacedReference(reference);
    for (const text of [
      reference,
      reference.toLowerCase(),
      `课后服务费 ${spaced} 林家`,
      `${digits}`,
      `费用:${digits}，谢谢`,
      `HY-${digits.slice(0, 5)}-${digits.slice(5)}`,
      [...reference].map((each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)).join(''),
      transferReference(10_000_000).replace('HY1', 'HYI').replaceAll('0', 'O'),
    ]) {
      expect(referencesIn(text).good, text).toHaveLength(1);
    }
    expect(referencesIn(`${reference} ${transferReference(9)}`).good).toHaveLength(2);
  });

  it('is not seen where there is none, and a mistyped one is told apart', () => {
    expect(referencesIn('课后服务费 6222021234567890123')).toEqual({ good: [], mistyped: false });
    expect(referencesIn('HY1234567899').mistyped).toBe(true);
    expect(referencesIn('HY12345').mistyped).toBe(true);
  });
});

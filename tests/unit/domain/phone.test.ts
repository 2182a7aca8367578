import { describe, expect, it } from 'vitest';
import { isMobilePhone, maskPhone, tidyPhone } from '~/domain/phone';

describe('a mobile phone', () => {
  it.each([
    ['139 0000 0001', '13900000001'],
    ['139-0000-0001', '13900000001'],
    ['+86 13900000001', '13900000001'],
    ['008613900000001', '13900000001'],
    ['8613900000001', '13900000001'],
    ['86139000000', '86139000000'],
  ])('is tidied: %s', (typed, tidy) => expect(tidyPhone(typed)).toBe(tidy));

  it.each([
    ['13000000000', true],
    ['19999999999', true],
    ['12900000000', false],
    ['1390000000', false],
    ['139000000011', false],
    ['13900000001 ', false],
    ['０1390000001', false],
  ])('is one or not: %s', (text, is) => expect(isMobilePhone(text)).toBe(is));

  it('is shown with its middle hidden', () => expect(maskPhone('13912345678')).toBe('139****5678'));
});

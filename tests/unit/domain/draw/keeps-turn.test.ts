import { describe, expect, it } from 'vitest';
import { keepsItsTurn } from '~/domain/draw/keeps-turn';
import type { Refusal } from '~/domain/refusal';

describe('who won a place that could not be written', () => {
  it.each<[string, Refusal, boolean]>([
    ['the sale stands still', { code: 'offering_paused' }, true],
    ['nothing is free', { code: 'full' }, true],
    ['a rule about the class', { code: 'class_against_rule', params: { ruleId: 'P6' } }, true],
    ['a rule about the child', { code: 'class_against_rule', params: { ruleId: 'B3' } }, false],
    ['another class then', { code: 'clash', params: { ruleId: 'T14' } }, false],
    ['a sibling could not', { code: 'sibling_out' }, false],
    ['the class is gone', { code: 'offering_canceled' }, false],
  ])('%s', (_, refusal, expected) => expect(keepsItsTurn(refusal)).toBe(expected));
});

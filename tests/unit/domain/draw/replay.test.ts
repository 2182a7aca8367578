import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { draw } from '~/domain/allocation/draw';
import { findChild } from '~/domain/draw/find-child';
import { inputsText, outcomeText } from '~/domain/draw/inputs';
import { applicantOf } from '~/domain/draw/pseudonym';
import { type ReplayFiles, replay } from '~/domain/draw/replay';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const slots = (weekday: number) => [{ weekday, start: '15:40', end: '17:10' }];
const offerings = [
  { id: 'football', capacity: 1, reserved: [], slots: slots(2) },
  { id: 'chess', capacity: 2, reserved: [], slots: slots(2) },
  { id: 'choir', capacity: 2, reserved: [], slots: slots(4) },
];
const applicants = ['p', 'q', 'r'].map((id) => ({
  id,
  wishes: ['football', 'chess', 'choir'],
  cap: 3,
  tags: [],
  group: null,
}));
const seed = 'secret:2718281';
const output = draw({ seed, offerings, applicants }, sha256);
const texts = { inputs: inputsText({ offerings, applicants }), outcome: outcomeText(output) };
const files: ReplayFiles = {
  input: { seed, offerings, applicants },
  output,
  commitment: sha256(seed),
  publicValue: '2718281',
  inputs: { text: texts.inputs, sha256: sha256(texts.inputs) },
  outcome: { text: texts.outcome, sha256: sha256(texts.outcome) },
};
const differing = (changed: Partial<ReplayFiles>) =>
  replay({ ...files, ...changed }, sha256)
    .steps.filter(({ state }) => state !== 'agrees')
    .map(({ check, state }) => `${check} ${state}`);

describe('a replay', () => {
  it('agrees with what was drawn', () => {
    expect(differing({})).toEqual([]);
  });

  it.each<[string, Partial<ReplayFiles>, string[]]>([
    ['another seed', { commitment: sha256('other') }, ['commitment differs']],
    ['another public number', { publicValue: '1' }, ['publicValue differs']],
    [
      'an edited list',
      { inputs: { text: `${texts.inputs} `, sha256: sha256(texts.inputs) } },
      ['inputsHash differs'],
    ],
    [
      'a list that was not the one drawn from',
      {
        inputs: {
          text: '{"offerings":[],"applicants":[]}',
          sha256: sha256('{"offerings":[],"applicants":[]}'),
        },
      },
      ['inputsUsed differs'],
    ],
    [
      'an outcome file that says something else',
      { outcome: { text: '{"places":[]}', sha256: sha256('{"places":[]}') } },
      ['outcomeHash differs'],
    ],
    [
      'a place given to somebody else',
      { output: { ...output, places: output.places.map((each) => ({ ...each, applicant: 'p' })) } },
      ['outcomeHash differs', 'places differs'],
    ],
    [
      'a line in another order',
      { output: { ...output, waiting: [...output.waiting].reverse() } },
      ['outcomeHash differs', 'waiting differs'],
    ],
    [
      'only the file itself',
      { publicValue: undefined, inputs: undefined, outcome: undefined },
      ['publicValue skipped', 'inputsHash skipped', 'inputsUsed skipped', 'outcomeHash skipped'],
    ],
    [
      'a file without its lines and reasons',
      { output: { places: output.places }, outcome: undefined },
      ['outcomeHash skipped', 'waiting skipped', 'reasons skipped'],
    ],
  ])('shows %s', (_, changed, expected) => {
    expect(differing(changed)).toEqual(expected);
  });
});

describe('one child of it', () => {
  it('is found with places, lines and what was in the way', () => {
    const winner = output.places.find(({ offering }) => offering === 'football')?.applicant as string;
    const found = findChild(winner, { offerings, applicants }, output);
    expect(found?.map(({ offering, rank, outcome }) => [offering, rank, outcome.result])).toEqual([
      ['football', 1, 'won'],
      ['chess', 2, 'lost'],
      ['choir', 3, expect.stringMatching(/won|lost/)],
    ]);
    expect(found?.[1]).toMatchObject({
      outcome: { why: 'overlaps' },
      inTheWay: { offering: 'football', weekday: 2 },
    });
    expect(findChild('nobody', { offerings, applicants }, output)).toBeNull();
  });

  it('has the same pseudonym however its code is typed', () => {
    const typed = ['ABCD2345EF', 'abcd-2345 ef', ' ＡＢＣＤ2345EF'];
    expect(new Set(typed.map((code) => applicantOf('draw', code, sha256)))).toEqual(
      new Set([sha256('draw:ABCD2345EF').slice(0, 16)]),
    );
  });
});

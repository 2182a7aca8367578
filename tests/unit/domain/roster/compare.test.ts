import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { answerClaim } from '~/domain/roster/claim';
import { compareRoster, type IncomingPupil, type KnownPupil } from '~/domain/roster/compare';

const lin: KnownPupil = {
  id: '1',
  key: 'k1',
  name: '林晓',
  birthDate: '2016-09-08',
  grade: 3,
  className: '2班',
  left: false,
};
const row = (change: Partial<IncomingPupil> = {}): IncomingPupil => {
  const { key, name, birthDate, grade, className } = lin;
  return { row: 2, key, name, birthDate, grade, className, ...change };
};
const none = new Set<string>();

describe('comparing a file with the roster', () => {
  it('finds the same, the new and the gone', () => {
    const wang = { ...lin, id: '2', key: 'k2', name: '王乐' };
    const result = compareRoster(
      [lin, wang, { ...wang, id: '3', key: 'k3', left: true }],
      [row(), row({ key: 'k4', name: '赵一' })],
      none,
    );
    expect(result.same.map(({ known }) => known.id)).toEqual(['1']);
    expect(result.new.map(({ key }) => key)).toEqual(['k4']);
    expect(result.gone.map(({ id }) => id)).toEqual(['2']);
    expect([result.changed, result.doubtful]).toEqual([[], []]);
  });

  test.each<[string, Partial<IncomingPupil>, Partial<KnownPupil>, string[]]>([
    ['a year on', { grade: 4, className: '4班' }, {}, ['grade', 'className']],
    ['a name set right', { name: '林筱' }, {}, ['name']],
    ['a birth date set right', { birthDate: '2016-09-09' }, {}, ['birthDate']],
    ['back again', {}, { left: true }, ['returned']],
  ])('%s', (_, incoming, known, fields) => {
    const result = compareRoster([{ ...lin, ...known }], [row(incoming)], none);
    expect(result.changed.map((change) => change.fields)).toEqual([fields]);
  });

  test.each<[string, IncomingPupil[], Set<string>, string[]]>([
    ['the number of somebody else', [row({ name: '王乐', birthDate: '2015-01-01' })], none, ['other_person']],
    ['the same child, another number', [row({ key: 'k9' })], none, ['same_name_and_birth']],
    ['a namesake born the same day, both in the file', [row(), row({ row: 3, key: 'k9' })], none, []],
    [
      'on the roster of another school',
      [row({ key: 'k9', name: '赵一' })],
      new Set(['k9']),
      ['known_elsewhere'],
    ],
    ['the same row twice', [row(), row({ row: 3 })], none, ['duplicate_in_file']],
    [
      'two rows of one number that differ',
      [row(), row({ row: 3, grade: 4 })],
      none,
      ['duplicate_in_file', 'duplicate_in_file'],
    ],
  ])('doubts %s', (_, incoming, elsewhere, why) => {
    expect(compareRoster([lin], incoming, elsewhere).doubtful.map((doubt) => doubt.why)).toEqual(why);
  });

  it('puts every row in one heap, and a second import of the same file changes nothing', () => {
    const pupil = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      name: fc.constantFrom('林晓', '王乐', '赵一'),
      birthDate: fc.constantFrom('2016-09-08', '2016-09-09'),
      grade: fc.integer({ min: 1, max: 3 }),
      className: fc.constantFrom('1班', '2班'),
    });
    const roster = fc.uniqueArray(fc.record({ pupil, left: fc.boolean() }), {
      selector: (each) => each.pupil.key,
    });
    fc.assert(
      fc.property(roster, fc.array(pupil), (before, file) => {
        const known = before.map(({ pupil: each, left }) => ({ ...each, left, id: each.key }));
        const incoming = file.map((each, index) => ({ ...each, row: index + 2 }));
        const first = compareRoster(known, incoming, new Set(['e']));
        const heaps = [first.new, first.changed, first.same, first.doubtful];
        expect(heaps.reduce((sum, heap) => sum + heap.length, 0)).toBe(incoming.length);

        const applied = new Map<string, KnownPupil>(known.map((each) => [each.id, each]));
        for (const each of first.new) applied.set(each.key, { ...each, id: each.key, left: false });
        for (const { incoming: each } of first.changed)
          applied.set(each.key, { ...each, id: each.key, left: false });
        const second = compareRoster([...applied.values()], incoming, new Set(['e']));
        expect([second.new, second.changed]).toEqual([[], []]);
        expect(second.same).toHaveLength(first.same.length + first.new.length + first.changed.length);
      }),
    );
  });
});

describe("a guardian's claim", () => {
  const claim = { schoolId: 's1', name: '林 晓', birthDate: '2016-09-08' };
  const pupil = { schoolId: 's1', name: '林晓', birthDate: '2016-09-08', left: false, hasGuardian: false };

  it('finds its child when all of it is right', () => {
    expect(answerClaim(claim, pupil)).toEqual({ kind: 'matched' });
  });

  test.each([
    ['no such number', null],
    ['another name', { ...pupil, name: '林小' }],
    ['a day off', { ...pupil, birthDate: '2016-09-09' }],
    ['another school', { ...pupil, schoolId: 's2' }],
    ['left', { ...pupil, left: true }],
    ['linked already', { ...pupil, hasGuardian: true }],
  ])('gets the same answer for %s', (_, found) => {
    expect(answerClaim(claim, found)).toEqual({ kind: 'to_school' });
  });
});

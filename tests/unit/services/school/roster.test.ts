import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowChoices } from '~/forms/school/roster';
import { decodeText } from '~/services/roster/decode-text';
import { likenessOf, likenessScore } from '~/services/roster/likeness';
import { readTypedPupil } from '~/services/roster/typed-pupil';
import { unzippedSize } from '~/services/roster/unzipped-size';
import encodeGb18030 from '../../../integration/school/gb18030';

const han = fc.string({
  unit: fc.constantFrom(...'林一诺顾帆徐知夏沈小满何田𠮷龘班（），'),
  minLength: 1,
  maxLength: 40,
});

describe('text of a CSV', () => {
  it('is the same however it was saved', () => {
    fc.assert(
      fc.property(han, (text) => {
        expect(decodeText(Buffer.from(text, 'utf8'))).toBe(text);
        expect(decodeText(Buffer.from(`\ufeff${text}`, 'utf8'))).toBe(text);
        expect(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(text);
        expect(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())).toBe(text);
      }),
    );
  });

  it.each([
    '姓名,学籍号,出生日期,年级,班级',
    '林一诺,G990000201705129018,2017-05-12,三年级,三（2）班',
    '𠮷祥',
  ])('in GB18030: %s', (text) => {
    const bytes = encodeGb18030(text);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    expect(decodeText(bytes)).toBe(text);
  });

  it('is none when there are zero bytes or bytes that no encoding has', () => {
    expect(decodeText(Uint8Array.of(0x41, 0x00, 0x42))).toBeNull();
    expect(decodeText(Uint8Array.of(0xff, 0xff, 0x41))).toBeNull();
  });
});

describe('a zip', () => {
  /** A zip with one stored entry that claims to unpack to `size` bytes. */
  function zip(size: number, comment = ''): Uint8Array {
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(size, 24);
    const end = Buffer.alloc(22 + comment.length);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(2, 10);
    end.writeUInt32LE(0, 16);
    end.write(comment, 22);
    return Buffer.concat([entry, entry, end]);
  }

  it('says what it unpacks to before it is unpacked', () => {
    expect(unzippedSize(zip(1000))).toBe(2000);
    expect(unzippedSize(zip(0xffffffff, 'a comment'))).toBe(2 * 0xffffffff);
  });

  it('that is damaged says nothing', () => {
    expect(unzippedSize(new Uint8Array(0))).toBeNull();
    expect(unzippedSize(Uint8Array.of(0x50, 0x4b, 0x03, 0x04))).toBeNull();
    expect(unzippedSize(zip(1000).slice(46))).toBeNull();
  });
});

describe('who a claim may mean', () => {
  const pupil = { name: '林一鸣', birthDate: '2017-05-12', key: 'a' };
  it.each<[string, Partial<typeof pupil>, ReturnType<typeof likenessOf>, number]>([
    ['all right', {}, { number: true, birthDate: true, name: 'same' }, 15],
    ['another number', { key: 'b' }, { number: false, birthDate: true, name: 'same' }, 7],
    ['another character', { name: '林一明' }, { number: true, birthDate: true, name: 'near' }, 13],
    ['a character missing', { name: '林鸣' }, { number: true, birthDate: true, name: 'near' }, 13],
    ['a character too much', { name: '林一一鸣' }, { number: true, birthDate: true, name: 'near' }, 13],
    ['two other characters', { name: '林小明' }, { number: true, birthDate: true, name: 'other' }, 11],
    ['only the birth date', { name: '方圆', key: 'b' }, { number: false, birthDate: true, name: 'other' }, 3],
    [
      'nothing',
      { name: '方圆', key: 'b', birthDate: '2016-01-01' },
      { number: false, birthDate: false, name: 'other' },
      0,
    ],
    ['spaces and letters', { name: ' 林 一鸣' }, { number: true, birthDate: true, name: 'same' }, 15],
  ])('%s', (_name, over, likeness, score) => {
    const found = likenessOf({ ...pupil, ...over }, pupil);
    expect(found).toEqual(likeness);
    expect(likenessScore(found)).toBe(score);
  });

  it('is judged the same from both sides', () => {
    fc.assert(
      fc.property(han, han, (a, b) => {
        const of = (name: string) => ({ name, birthDate: '2017-05-12', key: 'a' });
        expect(likenessOf(of(a), of(b))).toEqual(likenessOf(of(b), of(a)));
      }),
    );
  });

  it('one character alone is not near another', () => {
    expect(likenessOf({ ...pupil, name: '林' }, { ...pupil, name: '李' }).name).toBe('other');
  });
});

describe('what is typed', () => {
  const school = { asOf: '2026-09-07', schoolKind: 'primary' as const };
  const typed = {
    name: '林一诺',
    pupilNumber: 'G990000201705129018',
    birthDate: '2017年5月12日',
    grade: '三年级',
    className: '2班',
  };
  it('is read as a row of a file is', () => {
    expect(readTypedPupil(typed, school)).toMatchObject({
      kind: 'read',
      pupil: { name: '林一诺', birthDate: '2017-05-12', grade: 3 },
    });
  });

  it('is refused field by field; what is only odd is taken', () => {
    expect(readTypedPupil({ ...typed, name: ' ', birthDate: '2017-13-01' }, school)).toMatchObject({
      refusals: [
        { code: 'required', path: 'name' },
        { code: 'roster_date', path: 'birthDate' },
      ],
    });
    const odd = { ...typed, pupilNumber: 'G990000201705129010' };
    expect(readTypedPupil(odd, school)).toMatchObject({ kind: 'read' });
  });

  it('choices for rows are read from their fields, and nothing else is', () => {
    const fields: [string, unknown][] = [
      ['act', 'apply'],
      ['row-2', 'take'],
      ['row-3', 'leave'],
      ['row-4', 'delete'],
      ['row-', 'take'],
      ['row-5x', 'take'],
      ['row-12', 'renumber'],
    ];
    expect([...rowChoices(fields)]).toEqual([
      [2, 'take'],
      [3, 'leave'],
      [12, 'renumber'],
    ]);
  });
});

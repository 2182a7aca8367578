import type { TryName, TryTick } from './try';

/** A field of the form that a finding can stand beside. */
export type TryField = TryName | TryTick | 'promises';

const FIELDS: readonly (readonly [RegExp, TryField])[] = [
  [/^lessons\[\d+\]\.date/, 'date'],
  [/^lessons\[\d+\]\.start/, 'start'],
  [/^lessons\[\d+\]\.end/, 'end'],
  [/^lessonEnd/, 'lessonEnd'],
  [/^course\.promises/, 'promises'],
  [/^course\.syllabus/, 'syllabus'],
  [/^course\.(title|summary|category|assessment)/, 'title'],
  [/^provider\.listing\.status/, 'listingStatus'],
  [/^provider\.listing\.feeStandardFen/, 'feeStandard'],
  [/^provider\.listing\.categories/, 'listedCategory'],
  [/^provider\.listing/, 'listingTo'],
  [/^provider\.papers/, 'papersTo'],
  [/^provider\.kind/, 'providerKind'],
  [/^staff\[\d+\]\.qualification\.validTo/, 'qualificationTo'],
  [/^staff\[\d+\]\.qualification/, 'qualification'],
  [/^staff\[\d+\]\.offenceCheckOn/, 'offenceCheckOn'],
  [/^staff\[\d+\]\.offenceHit/, 'offenceHit'],
  [/^staff\[\d+\]\.inServiceTeacher/, 'inService'],
  [/^staff\[\d+\]\.livesOverseas/, 'overseas'],
  [/^staff/, 'teachers'],
  [/^group\.minimum/, 'minimum'],
  [/^group/, 'capacity'],
  [/^room\.seats/, 'seats'],
  [/^room\.areaM2/, 'area'],
  [/^room/, 'roomKind'],
  [/^fee\.perLessonFen/, 'perLesson'],
  [/^fee\.materialsFen/, 'materials'],
  [/^fee\.marketPerLessonFen/, 'market'],
  [/^fee\.roomRentFen/, 'roomRent'],
  [
    /^(?:fee\.)?(coversMonths|classHours|chargedOn|collectedBy|payer|regime|mode|serviceType|stage)/,
    'regime',
  ],
];

/** The field of the form for a place in the dossier; null when it belongs to none. */
export function tryField(path: string): TryField | null {
  for (const [pattern, field] of FIELDS) {
    const match = pattern.exec(path);
    if (match) return (match[1] as TryField | undefined) ?? field;
  }
  return null;
}

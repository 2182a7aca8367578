import type { CourseHit } from '../screening/screen';
import type { Break, Check } from './check';

/** The words of a course that one rule is about. The screening says which are certain and which are for a person. */
function breaksOf(hits: readonly CourseHit[], rule: CourseHit['rule']): Break[] {
  return hits
    .filter((hit) => hit.rule === rule)
    .map(({ path, word, subject, kind }) => ({
      path: `course.${path}`,
      actual: word,
      limit: 'non_academic',
      words: kind === 'doubtful' && rule === 'C2' ? 'C2.doubtful' : hitWords(rule),
      values: { word, subject },
      // C3: whatever names science is for a person; nothing here is certain.
      ...((kind === 'doubtful' || rule === 'C3') && { doubtful: true as const }),
    }));
}

function hitWords(rule: CourseHit['rule']) {
  return ({ C2: 'C2.academic', C3: 'C3.doubtful', C5: 'C5.foreign_curriculum', T4: 'T4.title' } as const)[
    rule
  ];
}

/** C2: no academic subject, also under another name, and no exam at the end. */
export const c2: Check<'C2'> = {
  rule: 'C2',
  find({ course }, _, { hits }) {
    const found = breaksOf(hits, 'C2');
    if (course.assessment !== 'exam') return found;
    return [...found, { path: 'course.assessment', actual: 'exam', limit: 'showcase', words: 'C2.exam' }];
  },
};

/** C3: science is academic in the province; a course that names it is read by a person. */
export const c3: Check<'C3'> = { rule: 'C3', find: (_dossier, _params, { hits }) => breaksOf(hits, 'C3') };

/** C5: no foreign curriculum, nobody who teaches from overseas. */
export const c5: Check<'C5'> = {
  rule: 'C5',
  find: ({ staff }, _, { hits }) => [
    ...breaksOf(hits, 'C5'),
    ...staff.flatMap(({ livesOverseas }, index): Break[] =>
      livesOverseas
        ? [{ path: `staff[${index}].livesOverseas`, actual: 'true', limit: 'false', words: 'C5.overseas' }]
        : [],
    ),
  ],
};

/** C6: what a child does here never counts for admission to a school. */
export const c6: Check<'C6'> = {
  rule: 'C6',
  find: ({ course: { promises } }) =>
    promises.flatMap((promise, index): Break[] =>
      promise === 'admission'
        ? [{ path: `course.promises[${index}]`, actual: promise, limit: 'none', words: 'C6.admission' }]
        : [],
    ),
};

/** C7: certificates and rankings are no selling points; for a person to decide. */
export const c7: Check<'C7'> = {
  rule: 'C7',
  find: ({ course: { promises } }) =>
    promises.flatMap((promise, index): Break[] =>
      promise === 'admission'
        ? []
        : [
            {
              path: `course.promises[${index}]`,
              actual: promise,
              limit: 'none',
              words: `C7.${promise}`,
              doubtful: true,
            },
          ],
    ),
};

/** T4 by the name a course goes under: evening self-study stays evening self-study whatever type was ticked. */
export const t4Title: Check<'T4'> = {
  rule: 'T4',
  find: ({ regime }, _, { hits }) => (regime === 'school_service' ? breaksOf(hits, 'T4') : []),
};

import { papersNeeded } from '../../listing/papers';
import { yuanText } from '../../money';
import type { CredentialKind } from '../../states';
import type { Dossier } from '../dossier';
import type { Break, Check } from './check';

/** P1: the provider is listed on every lesson's date, for the category. The school's own course needs no listing. */
export const p1: Check<'P1'> = {
  rule: 'P1',
  find({ provider: { kind, listing }, course, lessons }) {
    if (kind === 'school') return [];
    const status = listing?.status ?? 'none';
    if (!listing || status !== 'listed') {
      return [
        {
          path: 'provider.listing.status',
          actual: status,
          limit: 'listed',
          words: `P1.${status}` as 'P1.none',
        },
      ];
    }
    const found: Break[] = [];
    const dates = lessons.map(({ date }) => date).sort();
    const [first, last] = [dates[0], dates.at(-1)];
    const { from, to } = listing;
    if (first !== undefined && (from === null || first < from)) {
      const values = { date: first };
      found.push({
        path: 'provider.listing.from',
        actual: from ?? '',
        limit: first,
        words: 'P1.begins_late',
        values,
      });
    }
    if (last !== undefined && (to === null || last > to)) {
      const values = { date: last };
      found.push({
        path: 'provider.listing.to',
        actual: to ?? '',
        limit: last,
        words: 'P1.ends_early',
        values,
      });
    }
    if (!listing.categories.includes(course.category)) {
      found.push({
        path: 'course.category',
        actual: course.category,
        limit: listing.categories.join(', '),
        words: 'P1.category',
      });
    }
    return found;
  },
};

/** P2: not above the posted fee standard, and below what the same costs outside. */
export const p2: Check<'P2'> = {
  rule: 'P2',
  find({ provider: { kind, listing }, fee: { perLessonFen, marketPerLessonFen } }) {
    if (kind === 'school') return [];
    const path = 'fee.perLessonFen';
    const actual = yuanText(perLessonFen);
    const standard = listing?.feeStandardFen ?? null;
    const found: Break[] = [];
    if (standard === null) {
      found.push({
        path: 'provider.listing.feeStandardFen',
        actual: 'none',
        limit: 'posted',
        words: 'P2.no_standard',
      });
    } else if (perLessonFen > standard) {
      found.push({ path, actual, limit: yuanText(standard), words: 'P2.over_standard' });
    }
    if (marketPerLessonFen === null) {
      found.push({ path: 'fee.marketPerLessonFen', actual: 'none', limit: 'posted', words: 'P2.no_market' });
    } else if (perLessonFen >= marketPerLessonFen) {
      found.push({ path, actual, limit: yuanText(marketPerLessonFen), words: 'P2.not_below_market' });
    }
    return found;
  },
};

/** The kinds of provider that must have a school-running licence; all others go their own path (P5). */
const licensed: readonly Dossier['provider']['kind'][] = ['institution', 'sports_club'];

/** P4: institutions and clubs have both licences in date on every lesson's date. */
export const p4: Check<'P4'> = {
  rule: 'P4',
  find: (dossier) => (licensed.includes(dossier.provider.kind) ? paperBreaks(dossier) : []),
};

/** P5: everybody else has the papers of its own path in date on every lesson's date. */
export const p5: Check<'P5'> = {
  rule: 'P5',
  find: (dossier) => (licensed.includes(dossier.provider.kind) ? [] : paperBreaks(dossier)),
};

function paperBreaks({ provider: { kind, papers }, lessons }: Dossier): Break[] {
  const last = lessons
    .map(({ date }) => date)
    .sort()
    .at(-1);
  return papersNeeded(kind).flatMap((needed): Break[] => {
    const best = longest(papers, needed);
    const values = { paper: needed };
    if (!best)
      return [{ path: 'provider.papers', actual: 'none', limit: needed, words: 'P4.missing', values }];
    const { validTo, index } = best;
    if (validTo === null || last === undefined || validTo >= last) return [];
    const path = `provider.papers[${index}].validTo`;
    return [{ path, actual: validTo, limit: last, words: 'P4.expired', values: { ...values, date: last } }];
  });
}

/** Of several papers of a kind the one that holds longest counts. */
function longest(papers: Dossier['provider']['papers'], kind: CredentialKind) {
  const never = '9999-12-31';
  return papers
    .map((paper, index) => ({ ...paper, index }))
    .filter((paper) => paper.kind === kind)
    .sort((a, b) => ((a.validTo ?? never) < (b.validTo ?? never) ? 1 : -1))[0];
}

/** P21: courses outside school are sold on the national platform, unless the county has switched them on here. */
export const p21: Check<'P21'> = {
  rule: 'P21',
  find: ({ regime }, _, { allowOffCampus }) =>
    regime === 'off_campus' && !allowOffCampus
      ? [{ path: 'regime', actual: regime, limit: 'school_service', words: 'P21.off_campus' }]
      : [],
};

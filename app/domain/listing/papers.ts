import type { SchoolDate } from '../calendar';
import type { CredentialKind, ProviderKind } from '../states';
import type { Paper } from './application';
import { expiryOf, type ListingItem } from './item';

/**
 * The papers each kind of provider must show. P4: institutions and clubs by licence; P5: associations have no
 * school-running licence and go by registration and the bureau's approval.
 */
const papersOf: Record<ProviderKind, { readonly ruleId: string; readonly kinds: readonly CredentialKind[] }> =
  {
    institution: { ruleId: 'P4', kinds: ['school_running_licence', 'business_licence'] },
    sports_club: { ruleId: 'P4', kinds: ['school_running_licence', 'business_licence'] },
    association: { ruleId: 'P5', kinds: ['social_group_registration', 'bureau_approval'] },
    science_association: { ruleId: 'P5', kinds: ['social_group_registration', 'bureau_approval'] },
    department: { ruleId: 'P5', kinds: ['public_institution'] },
    public_venue: { ruleId: 'P5', kinds: ['public_institution'] },
    university: { ruleId: 'P5', kinds: ['public_institution'] },
    individual: { ruleId: 'P5', kinds: ['bureau_approval'] },
    // An alliance is no legal person of its own: the bureau's approval stands for it, its members have their papers.
    alliance: { ruleId: 'P5', kinds: ['bureau_approval'] },
    school: { ruleId: 'P1', kinds: [] },
  };

/** The papers a kind of provider must show (P4, P5). */
export function papersNeeded(kind: ProviderKind): readonly CredentialKind[] {
  return papersOf[kind].kinds;
}

/** What is wrong with the papers on a day. Of several papers of a kind the one that holds longest counts. */
export function paperItems(kind: ProviderKind, papers: readonly Paper[], asOf: SchoolDate): ListingItem[] {
  const { ruleId, kinds } = papersOf[kind];
  return kinds.flatMap((paper): ListingItem[] => {
    const subject = { kind: 'paper', paper } as const;
    const best = longest(papers.filter((each) => each.kind === paper));
    if (!best) return [{ code: 'paper_missing', ruleId, subject, severity: 'missing' }];
    const items: ListingItem[] = [];
    if (!best.hasFile) items.push({ code: 'paper_without_file', ruleId, subject, severity: 'missing' });
    const severity = expiryOf(best.validTo, asOf);
    if (severity && best.validTo) {
      items.push({ code: `paper_${severity}`, ruleId, subject, severity, validTo: best.validTo });
    }
    return items;
  });
}

function longest(papers: readonly Paper[]): Paper | undefined {
  const never = '9999-12-31';
  return [...papers].sort((a, b) => ((a.validTo ?? never) < (b.validTo ?? never) ? 1 : -1))[0];
}

import type { RuleVersion } from '../rule';
import { type RuleDocumentId, ruleDocuments } from './documents';

type Usual = 'version' | 'local' | 'params' | 'to' | 'region' | 'overrideBy' | 'reach';

/** A row of the rule book as it is written down: what most rules have in common is left out. */
export type BookRow = Omit<RuleVersion, Usual | 'source'> &
  Partial<Pick<RuleVersion, Usual>> & {
    readonly source: readonly [document: RuleDocumentId, article?: string];
  };

/** Rows as versions: the first of their rule, national, without an end, and binding also what was done before. */
export function rows(written: readonly BookRow[]): readonly RuleVersion[] {
  return written.map(({ source: [document, article], ...row }) => ({
    version: 1,
    local: false,
    params: {},
    to: null,
    region: 'national',
    overrideBy: null,
    reach: 'everything',
    ...row,
    source: { document, ...ruleDocuments[document], article: article ?? null },
  }));
}

/** Where a finding stands; the last two are closed. Same words as the database. */
export const FINDING_STATUSES = [
  'open',
  'assigned',
  'rectifying',
  'answered',
  'accepted',
  'escalated',
  'suspended',
  'gone',
  'overridden',
] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** States of a finding that somebody still has to do something about. */
export const OPEN_FINDING_STATUSES: readonly FindingStatus[] = FINDING_STATUSES.filter(
  (status) => status !== 'gone' && status !== 'overridden',
);

/** What somebody does with a finding. Nobody closes one by hand: it is gone when a check says so, or let pass. */
export const FINDING_ACTS = [
  'assign',
  'rectify',
  'answer',
  'accept',
  'escalate',
  'suspend',
  'resume',
  'override',
  'vanish',
] as const;
export type FindingAct = (typeof FINDING_ACTS)[number];

type Move = {
  /** From which state to which. */
  readonly to: Readonly<Partial<Record<FindingStatus, FindingStatus>>>;
  readonly needsReason: boolean;
};

const all = (to: FindingStatus) => Object.fromEntries(OPEN_FINDING_STATUSES.map((from) => [from, to]));

const moves: Record<FindingAct, Move> = {
  // Somebody else may take it over at any time; what was agreed meanwhile stands.
  assign: {
    to: { ...Object.fromEntries(OPEN_FINDING_STATUSES.map((each) => [each, each])), open: 'assigned' },
    needsReason: false,
  },
  rectify: {
    to: {
      open: 'rectifying',
      assigned: 'rectifying',
      rectifying: 'rectifying',
      answered: 'rectifying',
      accepted: 'rectifying',
      escalated: 'rectifying',
    },
    needsReason: true,
  },
  // While it is escalated or sales are stopped the provider may still say something: nothing is undone by that.
  answer: {
    to: { rectifying: 'answered', answered: 'answered', escalated: 'escalated', suspended: 'suspended' },
    needsReason: true,
  },
  accept: { to: { answered: 'accepted' }, needsReason: false },
  escalate: {
    to: {
      open: 'escalated',
      assigned: 'escalated',
      rectifying: 'escalated',
      answered: 'escalated',
      accepted: 'escalated',
    },
    needsReason: true,
  },
  suspend: {
    to: { ...all('suspended'), suspended: undefined },
    needsReason: true,
  },
  resume: { to: { suspended: 'assigned' }, needsReason: true },
  override: { to: all('overridden'), needsReason: true },
  vanish: { to: all('gone'), needsReason: false },
};

/** The state an act leads to, or null when it cannot be done from here. */
export function findingAfter(status: FindingStatus, act: FindingAct): FindingStatus | null {
  return moves[act].to[status] ?? null;
}

/** What can be done with a finding in this state. */
export function findingActs(status: FindingStatus): FindingAct[] {
  return FINDING_ACTS.filter((act) => findingAfter(status, act) !== null);
}

/** Whether whoever does this must say something. */
export function findingActNeedsReason(act: FindingAct): boolean {
  return moves[act].needsReason;
}

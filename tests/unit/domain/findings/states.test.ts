import { describe, expect, it } from 'vitest';
import type { Broken } from '~/domain/findings/broken';
import { type KeptFinding, settle, worthTelling } from '~/domain/findings/settle';
import {
  FINDING_ACTS,
  FINDING_STATUSES,
  type FindingAct,
  type FindingStatus,
  findingActNeedsReason,
  findingActs,
  findingAfter,
  OPEN_FINDING_STATUSES,
} from '~/domain/findings/states';

/** Where each act leads from each state; what is not named cannot be done. */
const TABLE: Record<FindingAct, Partial<Record<FindingStatus, FindingStatus>>> = {
  assign: {
    open: 'assigned',
    assigned: 'assigned',
    rectifying: 'rectifying',
    answered: 'answered',
    accepted: 'accepted',
    escalated: 'escalated',
    suspended: 'suspended',
  },
  rectify: {
    open: 'rectifying',
    assigned: 'rectifying',
    rectifying: 'rectifying',
    answered: 'rectifying',
    accepted: 'rectifying',
    escalated: 'rectifying',
  },
  answer: { rectifying: 'answered', answered: 'answered', escalated: 'escalated', suspended: 'suspended' },
  accept: { answered: 'accepted' },
  escalate: {
    open: 'escalated',
    assigned: 'escalated',
    rectifying: 'escalated',
    answered: 'escalated',
    accepted: 'escalated',
  },
  suspend: {
    open: 'suspended',
    assigned: 'suspended',
    rectifying: 'suspended',
    answered: 'suspended',
    accepted: 'suspended',
    escalated: 'suspended',
  },
  resume: { suspended: 'assigned' },
  override: Object.fromEntries(OPEN_FINDING_STATUSES.map((from) => [from, 'overridden'])),
  vanish: Object.fromEntries(OPEN_FINDING_STATUSES.map((from) => [from, 'gone'])),
};

describe('the states of a finding', () => {
  it.each(FINDING_ACTS)('%s leads where the table says, and nowhere else', (act) => {
    for (const from of FINDING_STATUSES) {
      expect(findingAfter(from, act), `${act} from ${from}`).toBe(TABLE[act][from] ?? null);
    }
  });

  it('is closed for good: nothing can be done with what is gone or was let pass', () => {
    expect(findingActs('gone')).toEqual([]);
    expect(findingActs('overridden')).toEqual([]);
  });

  it('asks for words where somebody else has to understand why', () => {
    expect(FINDING_ACTS.filter(findingActNeedsReason)).toEqual([
      'rectify',
      'answer',
      'escalate',
      'suspend',
      'resume',
      'override',
    ]);
  });
});

const kept = (id: string, status: FindingStatus = 'open'): KeptFinding => ({
  id,
  rule: 'P8',
  subject: { kind: 'offering', id },
  path: 'staff.x.offenceCheckOn',
  status,
});
const broken = (id: string): Broken => ({ ...kept(id), severity: 'hard' }) as unknown as Broken;

describe('what a check changes', () => {
  it('opens what is new, keeps what is known, closes what is gone or was let pass', () => {
    const found = settle([kept('a'), kept('b'), kept('c')], {
      broken: [broken('a'), broken('d')],
      passed: [broken('b')],
    });
    expect(found.opened.map(({ subject }) => subject.id)).toEqual(['d']);
    expect(found.seen.map((each) => each.kept.id)).toEqual(['a']);
    expect(found.overridden.map(({ id }) => id)).toEqual(['b']);
    expect(found.gone.map(({ id }) => id)).toEqual(['c']);
  });

  it('keeps what is in one place broken and in another let pass', () => {
    const found = settle([kept('a')], { broken: [broken('a')], passed: [broken('a')] });
    expect(found.seen).toHaveLength(1);
    expect(found.overridden).toEqual([]);
  });

  it('opens one finding for the same thing told twice', () => {
    expect(settle([], { broken: [broken('a'), broken('a')], passed: [] }).opened).toHaveLength(1);
  });

  it('is worth a line on the timeline only where somebody said it was mended', () => {
    expect(FINDING_STATUSES.filter((status) => worthTelling({ status }))).toEqual(['answered', 'accepted']);
  });
});

import { type Broken, type FindingSubject, findingKey, type Judgement } from './broken';
import type { FindingStatus } from './states';

/** An open finding as it is kept. */
export type KeptFinding = {
  readonly id: string;
  readonly rule: string;
  readonly subject: FindingSubject;
  readonly path: string;
  readonly status: FindingStatus;
};

export type Settlement = {
  /** Never seen before, or gone in between. */
  readonly opened: readonly Broken[];
  readonly seen: readonly { readonly kept: KeptFinding; readonly broken: Broken }[];
  readonly gone: readonly KeptFinding[];
  /** Still so, and let pass by an officer. */
  readonly overridden: readonly KeptFinding[];
};

/** What a check changes on the desk: pure, so that checking twice changes nothing the second time. */
export function settle(kept: readonly KeptFinding[], { broken, passed }: Judgement): Settlement {
  const standing = new Map(broken.map((each) => [findingKey(each), each]));
  const letPass = new Set(passed.map(findingKey));
  const known = new Set(kept.map(findingKey));
  const seen: { kept: KeptFinding; broken: Broken }[] = [];
  const gone: KeptFinding[] = [];
  const overridden: KeptFinding[] = [];
  for (const each of kept) {
    const key = findingKey(each);
    const still = standing.get(key);
    if (still) seen.push({ kept: each, broken: still });
    else if (letPass.has(key)) overridden.push(each);
    else gone.push(each);
  }
  return {
    opened: [...standing].flatMap(([key, each]) => (known.has(key) ? [] : [each])),
    seen,
    gone,
    overridden,
  };
}

/** Whether it is worth a line on the timeline that a finding is still there: somebody said that it was mended. */
export function worthTelling({ status }: Pick<KeptFinding, 'status'>): boolean {
  return status === 'answered' || status === 'accepted';
}

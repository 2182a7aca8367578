import type { Actor } from '~/domain/access/actor';
import type { FindingStatus } from '~/domain/findings/states';
import type { Refused } from '~/domain/refusal';
import { acceptAnswer } from './accept.server';
import { askToRectify } from './ask-to-rectify.server';
import { assignFinding } from './assign.server';
import { checkFindingAgain } from './check-again.server';
import { escalateFinding } from './escalate.server';
import { letFindingPass } from './let-pass.server';
import { resumeForFinding, suspendForFinding } from './suspend.server';

/** What an officer asks for, as the form of the page sends it. */
export type AskedAct =
  | { act: 'assign'; assigneeId: string }
  | { act: 'rectify'; text: string; dueOn: string }
  | { act: 'accept' | 'escalate' | 'suspend' | 'resume' | 'override'; text: string }
  | { act: 'check' };

/** The verb behind a pressed button of the finding's page. @throws NotFound */
export function actOnFinding(
  actor: Actor,
  findingId: string,
  asked: AskedAct,
  now: Date,
): Promise<{ kind: 'done'; status?: FindingStatus } | Refused> {
  switch (asked.act) {
    case 'assign':
      return assignFinding(actor, { findingId, assigneeId: asked.assigneeId }, now);
    case 'rectify':
      return askToRectify(actor, { findingId, text: asked.text, dueOn: asked.dueOn }, now);
    case 'accept':
      return acceptAnswer(actor, { findingId, text: asked.text }, now);
    case 'escalate':
      return escalateFinding(actor, { findingId, text: asked.text }, now);
    case 'suspend':
      return suspendForFinding(actor, { findingId, text: asked.text }, now);
    case 'resume':
      return resumeForFinding(actor, { findingId, text: asked.text }, now);
    case 'override':
      return letFindingPass(actor, { findingId, text: asked.text }, now);
    case 'check':
      return checkFindingAgain(actor, findingId, now);
  }
}

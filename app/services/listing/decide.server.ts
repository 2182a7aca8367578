import type { Actor } from '~/domain/access/actor';
import type { SchoolDate } from '~/domain/calendar';
import type { Refused } from '~/domain/refusal';
import type { Category } from '~/domain/states';
import { admit } from './admit.server';
import { giveNotice } from './give-notice.server';
import type { Moved } from './move.server';
import { removeListing } from './remove.server';
import { resumeListing } from './resume.server';
import { returnListing } from './return.server';
import { startReview } from './start-review.server';
import { suspendListing } from './suspend.server';

type Decision = { listingId: string } & (
  | { act: 'start_review' | 'list' }
  | { act: 'return' | 'suspend' | 'resume' | 'remove'; reason: string }
  | {
      act: 'give_notice';
      categories: Category[];
      validFrom: SchoolDate;
      validTo: SchoolDate;
      noticeFrom: SchoolDate;
      noticeTo: SchoolDate;
    }
);

/** The one door of the decision form: each act is a verb of its own. */
export function decideListing(actor: Actor, decision: Decision, now: Date): Promise<Moved | Refused> {
  switch (decision.act) {
    case 'start_review':
      return startReview(actor, decision, now);
    case 'give_notice':
      return giveNotice(actor, decision, now);
    case 'list':
      return admit(actor, decision, now);
    case 'return':
      return returnListing(actor, decision, now);
    case 'suspend':
      return suspendListing(actor, decision, now);
    case 'resume':
      return resumeListing(actor, decision, now);
    case 'remove':
      return removeListing(actor, decision, now);
  }
}

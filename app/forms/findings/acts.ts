import { z } from 'zod';
import '~/i18n/zod-codes';
import { isSchoolDate } from '~/domain/calendar';

const text = z.string().trim().min(1, 'reason_missing').max(2000, 'too_long?max=2000');
const note = z.string().trim().max(2000, 'too_long?max=2000').default('');

/** What an officer can post about a finding; `act` is the pressed button. */
export const findingAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('assign'), assigneeId: z.uuid('required') }),
  z.object({ act: z.literal('rectify'), text, dueOn: z.string().refine(isSchoolDate, 'invalid_date') }),
  z.object({ act: z.literal('accept'), text: note }),
  z.object({ act: z.literal('escalate'), text }),
  z.object({ act: z.literal('suspend'), text }),
  z.object({ act: z.literal('resume'), text }),
  z.object({ act: z.literal('override'), text }),
  z.object({ act: z.literal('check') }),
]);
export type FindingActForm = z.output<typeof findingAct>;

/** What a provider can post about a finding of its own. */
export const ownFindingAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('answer'), text }),
  z.object({ act: z.literal('mended') }),
]);

/** What a school can post about a finding at itself. */
export const hereFindingAct = z.object({ act: z.literal('pass'), findingId: z.uuid(), text });

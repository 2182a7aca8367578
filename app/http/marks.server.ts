import type { Actor } from '~/domain/access/actor';
import type { Seat } from '~/domain/lesson/decide';
import { onServerTime } from '~/domain/lesson/marks';
import { marksOfForm, sentMarks } from '~/forms/lesson/acts';
import { saveMarks } from '~/services/lesson/mark.server';
import { lessonPage } from '~/services/lesson/page.server';
import { problem } from './problem.server';

type Which = { lessonId: string; seat: Seat };

/** The register of a page without a script: every answer of the form, or "here" for all who have none yet. */
export async function markByForm(
  actor: Actor,
  { everybody, ...which }: Which & { everybody: boolean },
  typed: FormData,
  now: Date,
) {
  const marks = marksOfForm(typed, now);
  if (everybody) {
    const known = new Set(marks.map(({ enrollmentId }) => enrollmentId));
    const { roster } = await lessonPage(actor, which, now);
    for (const { enrollmentId, state } of roster.children) {
      if (state !== null || known.has(enrollmentId)) continue;
      marks.push({ enrollmentId, state: 'present', markedAt: now.getTime(), pickUpPersonId: null });
    }
  }
  const outcome = await saveMarks(actor, { ...which, marks }, now);
  return { outcome, key: 'lesson:flash.marked', count: outcome.kind === 'done' ? outcome.kept : 0 };
}

/**
 * Marks that a phone sends, now or when it has a network again: JSON, the same as often as it likes.
 *
 * @returns 200 with how many were news, 422 with refusals when the register takes none any more
 */
export async function receiveMarks(request: Request, actor: Actor, which: Which): Promise<Response> {
  const body = sentMarks.safeParse(await request.json().catch(() => null));
  if (!body.success) return problem(400, 'invalid_body');
  const now = new Date();
  const marks = onServerTime(
    body.data.marks.map((mark) => ({ ...mark, pickUpPersonId: mark.pickUpPersonId ?? null })),
    body.data.sentAt,
    now,
  );
  const outcome = await saveMarks(actor, { ...which, marks }, now);
  const headers = { 'cache-control': 'no-store' };
  if (outcome.kind === 'refused') {
    return Response.json({ refusals: outcome.refusals }, { status: 422, headers });
  }
  return Response.json({ kept: outcome.kept }, { headers });
}

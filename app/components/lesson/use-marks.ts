import { useCallback, useEffect, useRef, useState } from 'react';
import { type Mark, newestMarks } from '~/domain/lesson/marks';
import type { Refusal } from '~/domain/refusal';
import { keepMarks, keepPage, keyOf, loadMarks } from './kept-marks';

const AGAIN_MS = 15_000;

export type Marks = {
  /** What was marked here, sent or not, by place. */
  own: ReadonlyMap<string, Mark>;
  /** How many have not been sent yet. */
  unsent: number;
  mark: (marks: readonly Omit<Mark, 'markedAt'>[]) => void;
  /** Why the server did not take them; they are dropped then. */
  refusals: Refusal[];
  signedOut: boolean;
  /** The script runs: before that the form is sent by its button. */
  ready: boolean;
};

/**
 * The marks of a register: kept on the phone at once, sent when there is a network. Sending them twice changes nothing,
 * so whatever is not known to have arrived is sent again.
 *
 * @param url takes them: the address of the page with `/marks`
 */
export function useMarks({
  userId,
  lessonId,
  url,
}: {
  userId: string;
  lessonId: string;
  url: string;
}): Marks {
  const key = keyOf(userId, lessonId);
  const [pending, setPending] = useState<readonly Mark[]>([]);
  const [sent, setSent] = useState<readonly Mark[]>([]);
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const [signedOut, setSignedOut] = useState(false);
  const [ready, setReady] = useState(false);
  const waiting = useRef<readonly Mark[]>([]);
  const busy = useRef(false);

  const hold = useCallback(
    (marks: readonly Mark[]) => {
      waiting.current = marks;
      keepMarks(key, marks);
      setPending(marks);
    },
    [key],
  );

  const send = useCallback(async () => {
    if (busy.current || waiting.current.length === 0) return;
    busy.current = true;
    const batch = waiting.current;
    const answer = await post(url, batch);
    busy.current = false;
    setSignedOut(answer.kind === 'signed_out');
    if (answer.kind === 'later' || answer.kind === 'signed_out') return;
    const rest = waiting.current.filter((mark) => !batch.includes(mark));
    hold(rest);
    setRefusals(answer.kind === 'refused' ? answer.refusals : []);
    if (answer.kind === 'kept') setSent((known) => newestMarks([...known, ...batch]));
    if (rest.length > 0) void send();
    else keepPage(location.pathname, { anew: true }).catch(() => undefined);
  }, [url, hold]);

  const mark = useCallback(
    (marks: readonly Omit<Mark, 'markedAt'>[]) => {
      const markedAt = Date.now();
      hold(newestMarks([...waiting.current, ...marks.map((each) => ({ ...each, markedAt }))]));
      void send();
    },
    [hold, send],
  );

  useEffect(() => {
    hold(loadMarks(key));
    setReady(true);
    void send();
    keepPage(location.pathname, { anew: false }).catch(() => undefined);
    const again = () => void send();
    const timer = setInterval(again, AGAIN_MS);
    window.addEventListener('online', again);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
      document.removeEventListener('visibilitychange', again);
    };
  }, [key, hold, send]);

  const own = new Map(newestMarks([...sent, ...pending]).map((each) => [each.enrollmentId, each]));
  return { own, unsent: pending.length, mark, refusals, signedOut, ready };
}

type Answer =
  | { kind: 'kept' }
  | { kind: 'refused'; refusals: Refusal[] }
  | { kind: 'signed_out' }
  /** No network, or a server that cannot now. */
  | { kind: 'later' };

async function post(url: string, marks: readonly Mark[]): Promise<Answer> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sentAt: Date.now(), marks }),
      redirect: 'manual',
    });
    if (answer.ok) return { kind: 'kept' };
    if (answer.type === 'opaqueredirect') return { kind: 'signed_out' };
    if (answer.status !== 422) return { kind: 'later' };
    const { refusals = [] } = (await answer.json()) as { refusals?: Refusal[] };
    return { kind: 'refused', refusals };
  } catch {
    return { kind: 'later' };
  }
}

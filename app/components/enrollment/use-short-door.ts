import type { SubmissionResult } from '@conform-to/react';
import { useNavigate, useSubmit } from '@remix-run/react';
import { type FormEvent, useState } from 'react';
import type { Refusal } from '~/domain/refusal';

type Answer = { result: SubmissionResult<string[]>; refusals: Refusal[] };
type Taken = { place: string; pay: boolean };

/** How often a form is sent again that got no answer: the same form finds the same place. */
const TRIES = 4;
const PAUSE_MS = 400;

/**
 * Sends the form through the short door at `action`, and goes on to the place or its pay page. Whatever else the door
 * says, and when it cannot be reached, the form is sent as it would be without script.
 */
export function useShortDoor(action: string) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [pending, setPending] = useState(false);
  const submit = useSubmit();
  const navigate = useNavigate();

  async function send(form: HTMLFormElement) {
    const typed = new FormData(form);
    const found = await knock(action, typed);
    if (found?.kind === 'place') {
      const { place, pay } = found.taken;
      if (pay) submit(null, { method: 'post', action: `${place}/payment` });
      else navigate(place);
      return;
    }
    setPending(false);
    if (found) setAnswer(found.answer);
    else submit(typed, { method: 'post' });
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // The second click of a double click.
    if (pending) return;
    setPending(true);
    void send(event.currentTarget);
  }
  return { answer, pending, onSubmit };
}

type Found = { kind: 'place'; taken: Taken } | { kind: 'answer'; answer: Answer } | null;

async function knock(action: string, typed: FormData): Promise<Found> {
  const body = new URLSearchParams([...typed].map(([name, value]) => [name, String(value)]));
  for (let tries = 1; tries <= TRIES; tries += 1) {
    try {
      const response = await fetch(action, { method: 'POST', body });
      if (response.status === 200) return { kind: 'place', taken: (await response.json()) as Taken };
      if (response.status === 422 || response.status === 429)
        return { kind: 'answer', answer: (await response.json()) as Answer };
      if (response.status !== 503) return null;
    } catch {
      // No network for a moment.
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tries));
  }
  return null;
}

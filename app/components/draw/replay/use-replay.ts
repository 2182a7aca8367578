import { useCallback, useEffect, useRef, useState } from 'react';
import type { FoundWish } from '~/domain/draw/find-child';
import { type Counter, startCounter } from './counter';
import type { Announced, Answer, Failure } from './engine';

export type Replayed = Extract<Answer, { kind: 'replayed' }>;
export type Found = { applicant: string; wishes: FoundWish[] | null };

/** What is published of the draw of this page, beside its files. */
export type Published = {
  id: string;
  commitment: string;
  publicValue: string;
  papers: readonly { kind: 'inputs' | 'outcome'; sha256: string }[];
};

type State =
  | { kind: 'idle' | 'reading' | 'counting' }
  | { kind: 'replayed'; result: Replayed }
  | { kind: 'failed'; failure: Failure | { kind: 'fetch' } };

async function textAt(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}

/** Counts a draw again on this device: from the published files, or from one that the reader has. */
export function useReplay(published: Published) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const [found, setFound] = useState<Found | null>(null);
  const counter = useRef<Promise<Counter> | null>(null);
  useEffect(() => () => void counter.current?.then((each) => each.close()), []);
  const ask = useCallback(async (question: Parameters<Counter['ask']>[0]) => {
    counter.current ??= startCounter();
    return (await counter.current).ask(question);
  }, []);

  const count = useCallback(
    async (text: string, announced: Announced | null) => {
      setState({ kind: 'counting' });
      const answer = await ask({ kind: 'replay', text, announced });
      if (answer.kind === 'replayed') setState({ kind: 'replayed', result: answer });
      else if (answer.kind === 'failed') setState({ kind: 'failed', failure: answer.failure });
    },
    [ask],
  );

  const replayPublished = useCallback(async () => {
    setState({ kind: 'reading' });
    setFound(null);
    try {
      const { id, commitment, publicValue } = published;
      const [text, ...papers] = await Promise.all([
        textAt(`/draws/${id}/verify.json`),
        ...published.papers.map(async ({ kind, sha256 }) => ({
          kind,
          sha256,
          text: await textAt(`/draws/${id}/${kind}.json`),
        })),
      ]);
      await count(text, { commitment, publicValue, papers });
    } catch {
      setState({ kind: 'failed', failure: { kind: 'fetch' } });
    }
  }, [published, count]);

  const replayFile = useCallback(
    async (file: File) => {
      setFound(null);
      const { commitment, publicValue } = published;
      await count(await file.text(), { commitment, publicValue, papers: [] });
    },
    [published, count],
  );

  const find = useCallback(
    async (code: string) => {
      const answer = await ask({ kind: 'find', drawId: published.id, code });
      if (answer.kind === 'found') setFound({ applicant: answer.applicant, wishes: answer.wishes });
    },
    [ask, published.id],
  );

  return { state, found, replayPublished, replayFile, find };
}

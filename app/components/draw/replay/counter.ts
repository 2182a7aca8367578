import type { Answer, Question } from './engine';

/** Somebody who answers questions about a published draw, one after the other. */
export type Counter = { ask(question: Question): Promise<Answer>; close(): void };

/** In a worker beside the page; on the page itself where the browser has none. */
export async function startCounter(): Promise<Counter> {
  const worker = newWorker();
  if (worker && (await begins(worker))) {
    return { ask: (question) => asked(worker, question), close: () => worker.terminate() };
  }
  worker?.terminate();
  const { ReplayEngine } = await import('./engine');
  const engine = new ReplayEngine();
  return {
    ask: (question) =>
      // Lets the page say first that it counts.
      new Promise((resolve, reject) => {
        setTimeout(() => {
          try {
            resolve(engine.answer(question));
          } catch (error) {
            reject(error);
          }
        }, 30);
      }),
    close: () => undefined,
  };
}

function newWorker(): Worker | null {
  try {
    return new Worker(new URL('./replay.worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return null;
  }
}

/** Older phones have workers that cannot load modules: they say so with an error instead of an answer. */
async function begins(worker: Worker): Promise<boolean> {
  try {
    await asked(worker, { kind: 'find', drawId: '', code: '' });
    return true;
  } catch {
    return false;
  }
}

function asked(worker: Worker, question: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(question);
  });
}

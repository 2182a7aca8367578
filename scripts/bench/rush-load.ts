// Guardians who all press "enroll" at once, over HTTP.
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** One press of the button: what is posted where. `ports`: the servers it may go to, the first one first. */
export type Press = { path: string; headers: Record<string, string>; body: string };

/** What came of a press; `milliseconds` from the first try to the answer. */
export type Answer = { status: number; milliseconds: number; tries: number };

export type Load = {
  /** Servers, asked in turn. */
  ports: readonly number[];
  presses: readonly Press[];
  /** How many connections are open at once. */
  connections: number;
  /** Called after each answer. */
  onAnswer?: (answered: number) => void;
};

/** Milliseconds that a press waits for its answer before it is sent again. */
const PATIENCE_MS = 20_000;
const TRIES = 40;

/**
 * Sends every press, each as soon as a connection is free, and again with the same key on the next server when one does
 * not answer or says that it is busy, as a browser on a bad network would.
 *
 * @returns the answers in the order of the presses, and how long all of it took
 */
export async function press({ ports, presses, connections, onAnswer }: Load) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const answers: Answer[] = Array(presses.length);
  let [next, answered] = [0, 0];
  const began = performance.now();
  const line = async () => {
    for (let index = next++; index < presses.length; index = next++) {
      answers[index] = await insist(agent, ports, presses[index] as Press, index);
      answered += 1;
      onAnswer?.(answered);
    }
  };
  await Promise.all(Array.from({ length: connections }, line));
  const milliseconds = performance.now() - began;
  agent.destroy();
  return { answers, milliseconds };
}

async function insist(agent: Agent, ports: readonly number[], wanted: Press, index: number): Promise<Answer> {
  const began = performance.now();
  for (let tries = 1; ; tries += 1) {
    const port = ports[(index + tries - 1) % ports.length] as number;
    const status = await post(agent, port, wanted).catch(() => 0);
    if ((status > 0 && status < 500) || tries === TRIES)
      return { status, tries, milliseconds: performance.now() - began };
    await pause(20);
  }
}

function post(agent: Agent, port: number, { path, headers, body }: Press): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      response.on('error', reject);
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.resume();
    });
    asked.setTimeout(PATIENCE_MS, () => asked.destroy(new Error('no answer in time')));
    asked.on('error', reject);
    asked.end(body);
  });
}

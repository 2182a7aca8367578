import { type ChildProcess, spawn } from 'node:child_process';
import { request as ask, createServer, type IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { listen, type RunningSandbox, stop } from './stripe-sandbox';

const CHILD = fileURLToPath(new URL('./crash-child.ts', import.meta.url));

/** Where a process is killed: right before or after its n-th call of the till, or its n-th commit. */
export type Point = { kind: 'call' | 'commit'; number: number; phase: 'before' | 'after' };

export type Killer = {
  /** Does an act in a process of its own; `killed` when it reached the point, else it went through. */
  run(act: string, input: Record<string, unknown>, point: Point | null): Promise<'killed' | 'through'>;
  close(): Promise<void>;
};

/** Stands between a process and the till, so that it can be killed right before or after each call it makes. */
export async function startKiller({ config }: Pick<RunningSandbox, 'config'>): Promise<Killer> {
  let spare = start();
  let child: ChildProcess | null = null;
  let point: Point | null = null;
  let calls = 0;
  const kill = () => child?.kill('SIGKILL');

  const between = createServer(async (incoming, answer) => {
    const body = await bytesOf(incoming);
    calls += 1;
    const here = point?.kind === 'call' && point.number === calls ? point.phase : null;
    if (here === 'before') {
      kill();
      answer.destroy();
      return;
    }
    const { method, url, headers } = incoming;
    const onward = ask(
      { host: '127.0.0.1', port: config.port, method, path: url, headers },
      async (reply) => {
        const said = await bytesOf(reply);
        if (here === 'after') {
          kill();
          answer.destroy();
          return;
        }
        answer.writeHead(reply.statusCode ?? 500, reply.headers).end(said);
      },
    );
    onward.on('error', () => answer.destroy());
    onward.end(body);
  });
  const port = await listen(between);

  return {
    run(act, input, at) {
      point = at;
      calls = 0;
      const commit = at?.kind === 'commit' ? at.number : 0;
      const phase = at?.phase ?? 'before';
      const plan = {
        config: { ...config, host: '127.0.0.1', port, protocol: 'http' },
        act,
        input,
        commit,
        phase,
      };
      const running = spare;
      spare = start();
      child = running.process;
      running.process.stdin?.end(`${JSON.stringify(plan)}\n`);
      return running.ended;
    },
    async close() {
      spare.process.kill('SIGKILL');
      await spare.ended;
      await stop(between);
    },
  };
}

type Started = { process: ChildProcess; ended: Promise<'killed' | 'through'> };

/** A process that loads everything and waits for its orders. */
function start(): Started {
  const started = spawn(process.execPath, ['--import', 'tsx', CHILD], {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: process.env,
  });
  let errors = '';
  started.stderr?.on('data', (part) => {
    errors += part;
  });
  // Killed before it has read its orders, it leaves a pipe that nobody reads.
  started.stdin?.on('error', () => undefined);
  const ended = new Promise<'killed' | 'through'>((resolve, reject) => {
    started.once('error', reject);
    started.once('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve('killed');
      else if (code === 0) resolve('through');
      else reject(new Error(`the process failed by itself: ${errors}`));
    });
  });
  return { process: started, ended };
}

/** Every point of an act in turn, calls first, until there is none left. */
export async function* points(): AsyncGenerator<Point, void, 'killed' | 'through'> {
  for (const kind of ['call', 'commit'] as const) {
    for (let number = 1; ; number += 1) {
      const before = yield { kind, number, phase: 'before' };
      if (before === 'through') break;
      yield { kind, number, phase: 'after' };
    }
  }
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

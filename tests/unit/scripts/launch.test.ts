import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderFor } from '../../../scripts/launch/account.mjs';
import { Children, endLeftovers } from '../../../scripts/launch/children.mjs';
import { verifyChecksum } from '../../../scripts/launch/meilisearch.mjs';
import { root } from '../../../scripts/launch/paths.mjs';
import { freePort, isFree } from '../../../scripts/launch/ports.mjs';
import { birthOf, isAlive } from '../../../scripts/launch/processes.mjs';
import { countResults } from '../../../scripts/launch/results.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'launch-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string) => path.join(folder, name);
const idle = ['-e', 'setInterval(() => {}, 1000)'];

function listen(port = 0): Promise<{ port: number; close: () => Promise<unknown> }> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(port, () => {
      const { port: taken } = server.address() as { port: number };
      resolve({ port: taken, close: () => new Promise((done) => server.close(done)) });
    });
  });
}

function demo(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const { npm_lifecycle_event: _npm, ...inherited } = process.env;
    const child = spawn(process.execPath, ['scripts/demo.mjs'], {
      cwd: root,
      env: { ...inherited, DATA_DIR: folder, ...env },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.on('close', (code) => resolve({ code, output }));
  });
}

describe('ports', () => {
  it('of the embedded servers give way', async () => {
    const other = await listen();
    expect(await isFree(other.port)).toBe(false);
    expect(await freePort(other.port)).not.toBe(other.port);
    await other.close();
    expect(await freePort(other.port)).toBe(other.port);
  });

  it('of the site: a taken one is said plainly, with a way out', async () => {
    const other = await listen();
    const { code, output } = await demo({ PORT: String(other.port) });
    await other.close();
    expect(code).toBe(1);
    expect(output.trim()).toBe(
      `Port ${other.port} is taken by another program. End that, or choose another: PORT=${other.port + 1} npm run demo`,
    );
  });
});

describe('the demo', () => {
  it('of one clone runs once', async () => {
    const launcher = { pid: process.pid, birth: birthOf(process.pid) };
    writeFileSync(inFolder('run.json'), JSON.stringify({ launcher, children: [], port: 3210 }));
    const { code, output } = await demo({});
    expect(code).toBe(1);
    expect(output).toContain(`running already (process ${process.pid}, http://localhost:3210)`);
  });

  it('takes no nonsense for a port', async () => {
    expect(await demo({ PORT: 'three' })).toMatchObject({ code: 1, output: '\nPORT=three is not a port.\n' });
  });
});

describe('what a killed launcher leaves', () => {
  const leave = (child: { pid?: number }, birth = birthOf(child.pid)) =>
    writeFileSync(
      inFolder('run.json'),
      JSON.stringify({
        launcher: { pid: 2 ** 22 - 3, birth: 'long ago' },
        children: [{ name: 'server', signal: 'SIGTERM', pid: child.pid, birth }],
      }),
    );

  it('is ended', async () => {
    const child = spawn(process.execPath, idle, { detached: true, stdio: 'ignore' });
    leave(child);
    expect(await endLeftovers(inFolder('run.json'))).toEqual({ ended: ['server'] });
    expect(isAlive(Number(child.pid))).toBe(false);
  });

  it('is left alone when its id belongs to somebody else by now', async () => {
    const child = spawn(process.execPath, idle, { detached: true, stdio: 'ignore' });
    leave(child, 'another time');
    expect(await endLeftovers(inFolder('run.json'))).toEqual({ ended: [] });
    expect(isAlive(Number(child.pid))).toBe(true);
    child.kill('SIGKILL');
  });

  it('may be an unreadable record', async () => {
    writeFileSync(inFolder('run.json'), '{"launcher":');
    expect(await endLeftovers(inFolder('run.json'))).toEqual({ ended: [] });
  });
});

describe('Children', () => {
  it('end with their parent, and leave no record', async () => {
    const children = new Children({ logs: inFolder('logs'), record: inFolder('run.json') });
    const entries = ['one', 'two'].map((name) => children.start(name, process.execPath, idle));
    await children.stopAll();
    expect(entries.map((entry) => isAlive(Number(entry.child.pid)))).toEqual([false, false]);
    expect(await endLeftovers(inFolder('run.json'))).toEqual({ ended: [] });
  });

  it('that end by themselves are told of', async () => {
    const told = new Promise((resolve) => {
      const children = new Children({ logs: inFolder('logs'), onUnexpectedEnd: resolve });
      children.start('brief', process.execPath, ['-e', '']);
    });
    expect(await told).toBe('brief');
  });
});

describe('the Meilisearch binary', () => {
  it('is not run when it is not the one that was tried', async () => {
    writeFileSync(inFolder('meilisearch'), 'something else');
    await expect(verifyChecksum(inFolder('meilisearch'))).rejects.toThrow(
      /not the Meilisearch that was tried.*not run/,
    );
  });

  it('is accepted by its checksum', async () => {
    writeFileSync(inFolder('meilisearch'), 'abc');
    const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    await expect(verifyChecksum(inFolder('meilisearch'), sha256)).resolves.toBeUndefined();
  });
});

describe('folderFor', () => {
  it.runIf(process.getuid?.() === 0)('does not use a folder that somebody else has put there', () => {
    const { uid, gid } = { uid: 65_534, gid: 65_534 };
    const theirs = folderFor({ uid, gid, name: 'nobody' }, inFolder('theirs'));
    expect(() => folderFor(undefined, theirs)).toThrow('belongs to somebody else');
  });
});

describe('countResults', () => {
  const report = (content: object) => {
    writeFileSync(inFolder('report.json'), JSON.stringify(content));
    return inFolder('report.json');
  };
  const failedFile = { status: 'failed', assertionResults: [] };

  it.each([
    ['Vitest', { numPassedTests: 7, numFailedTests: 0, testResults: [] }, true, { passed: 7, failed: 0 }],
    [
      'Vitest with failures',
      { numPassedTests: 5, numFailedTests: 2, testResults: [] },
      false,
      { passed: 5, failed: 2 },
    ],
    [
      'a file that could not be loaded',
      { numPassedTests: 5, numFailedTests: 0, testResults: [failedFile] },
      false,
      { passed: 5, failed: 1 },
    ],
    [
      'Playwright',
      { stats: { expected: 4, unexpected: 1, flaky: 1 }, errors: [] },
      false,
      { passed: 4, failed: 2 },
    ],
    [
      'an exit code against the counts',
      { numPassedTests: 3, numFailedTests: 0, testResults: [] },
      false,
      { passed: 3, failed: 1 },
    ],
    [
      'a runner that ran nothing',
      { numPassedTests: 0, numFailedTests: 0, testResults: [] },
      true,
      { passed: 0, failed: 1 },
    ],
  ])('of %s', (_name, content, succeeded, counts) => {
    expect(countResults(report(content), succeeded)).toEqual(counts);
  });

  it('of a runner that left no report is one failure', () => {
    expect(countResults(inFolder('none.json'), true)).toEqual({ passed: 0, failed: 1 });
  });
});

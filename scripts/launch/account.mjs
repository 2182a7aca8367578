import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';

/**
 * The account for the embedded servers: undefined means our own, which will do unless we are root.
 *
 * @returns {{ name: string, uid: number, gid: number } | undefined}
 */
export function serverAccount() {
  if (process.platform === 'win32' || process.getuid() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find((one) => one.name === name && one.uid > 0);
    if (account) return account;
  }
  throw new Error(
    'PostgreSQL will not run as root and this machine has neither a "postgres" nor a "nobody" account. ' +
      'Run as an ordinary user, or set DATABASE_URL.',
  );
}

/** Can `account` enter (and, for a file, execute) this path? Asked of the machine, not computed from modes. */
export function canReach(account, place) {
  if (!account) return true;
  const test = spawnSync('/bin/sh', ['-c', '[ -x "$1" ]', 'sh', place], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
  });
  return test.status === 0;
}

/** Makes a folder that belongs to `account`. Refuses one that somebody else has put there before us. */
export function folderFor(account, folder) {
  if (existsSync(folder)) {
    const found = lstatSync(folder);
    const ours = account ? [0, account.uid] : [process.getuid?.() ?? 0];
    if (found.isSymbolicLink() || (process.getuid && !ours.includes(found.uid))) {
      throw new Error(`${folder} belongs to somebody else; remove it or set DATA_DIR to another folder.`);
    }
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

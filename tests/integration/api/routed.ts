import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { OPERATIONS } from '~/api/operations';

const folder = path.resolve('app/routes/api+');

/** Address of a route's file: `v1.enrollments_.$enrollmentId` → `/enrollments/{enrollmentId}`. */
export function addressOf(file: string): string {
  const parts = file
    .replace(/\.ts$/, '')
    .replaceAll('[.]', '\u0000')
    .split('.')
    .slice(1)
    .map((part) => part.replace(/_$/, '').replaceAll('\u0000', '.'))
    .map((part) => (part.startsWith('$') && part.length > 1 ? `{${part.slice(1)}}` : part));
  return `/${parts.join('/')}`;
}

export const routeFiles = () => readdirSync(folder).filter((file) => file.endsWith('.ts'));

/** What the files of the routes serve, read off their sources: `get /courses`. */
export function routedOperations(): string[] {
  return routeFiles().flatMap((file) => {
    const source = readFileSync(path.join(folder, file), 'utf8');
    const served = [...source.matchAll(/serve\(\s*(\w+)/g)].map(([, name]) => nameOf(source, name ?? ''));
    return served.map((name) => {
      const of = OPERATIONS.find(({ id }) => id === name);
      if (!of) throw new Error(`${file} serves ${name}, which is no operation`);
      if (of.path !== addressOf(file)) throw new Error(`${name} is served at ${addressOf(file)}`);
      return `${of.method} ${of.path}`;
    });
  });
}

/** Some are imported under another name, beside the service of the same. */
function nameOf(source: string, local: string): string {
  return new RegExp(`(\\w+) as ${local}\\b`).exec(source)?.[1] ?? local;
}

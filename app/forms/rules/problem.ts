import type { z } from 'zod';

/** What is wrong with input that nobody can judge, and where: `lessons[0].start`; an empty path is all of it. */
export type InputProblem = { readonly error: string; readonly path: string };

export type Read<Value> = { readonly value: Value } | { readonly problem: InputProblem };

/**
 * Reads a value by a schema. Of several problems the first is told, a field nobody knows before all others: a name
 * misspelled explains the one that is missing.
 */
export function readWith<Schema extends z.ZodType>(schema: Schema, value: unknown): Read<z.output<Schema>> {
  const read = schema.safeParse(value, { reportInput: true });
  if (read.success) return { value: read.data };
  const { issues } = read.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (!issue) return { problem: { error: 'is not valid', path: '' } };
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    return {
      problem: { error: `unknown field ${JSON.stringify(key)}`, path: pathText([...issue.path, key]) },
    };
  }
  const error = issue.input === undefined ? 'is missing' : issue.message;
  return { problem: { error, path: pathText(issue.path) } };
}

/** ['lessons', 0, 'start'] → `lessons[0].start`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

import type { Finding } from './finding';

/** For sorting: hard before soft, then by rule (T2 before T14), then by place. Numbers in paths count as numbers. */
export function compareFindings(a: Finding, b: Finding): number {
  if (a.severity !== b.severity) return a.severity === 'hard' ? -1 : 1;
  return (
    natural(a.rule, b.rule) ||
    natural(a.path, b.path) ||
    (a.actual < b.actual ? -1 : a.actual > b.actual ? 1 : 0)
  );
}

function natural(a: string, b: string): number {
  const [x, y] = [padded(a), padded(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function padded(text: string): string {
  return text.replace(/\d+/g, (digits) => digits.padStart(4, '0'));
}

/** A name that tells two children of one line apart without naming them: the first character of a Chinese name, initials of others. */
export function shortName(name: string): string {
  const trimmed = name.trim();
  if (/^[\p{Script=Han}]/u.test(trimmed)) return `${[...trimmed][0]}＊＊`;
  return trimmed
    .split(/\s+/)
    .map((part) => `${[...part][0] ?? ''}.`)
    .join(' ');
}

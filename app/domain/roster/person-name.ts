const middleDots = /[·•・‧∙．]/g;

/** A name as it is kept: narrow letters, one kind of middle dot, no space inside Chinese names, single spaces else. */
export function cleanName(text: string): string {
  const plain = text.replace(middleDots, '·').normalize('NFKC').replace(/\s+/gu, ' ').trim();
  return /\p{Script=Han}/u.test(plain) ? plain.replaceAll(' ', '') : plain;
}

/** Whether two names are the same however they were typed. */
export function sameName(a: string, b: string): boolean {
  const bare = (text: string) => cleanName(text).replaceAll(' ', '').toLowerCase();
  return bare(a) === bare(b);
}

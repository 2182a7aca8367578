import { ruleDocuments } from './book/documents';

/**
 * A source as English pages name it: the English title of the document with the article. A document that the book does
 * not know keeps the words it came with.
 */
export function sourceInEnglish(source: string): string {
  for (const { number, title } of Object.values(ruleDocuments)) {
    const name = [number, `《${title.zh}》`].find((each) => each !== null && source.startsWith(each));
    if (!name) continue;
    const article = source.slice(name.length).replace(/^第(.+)条$/, '$1');
    return article ? `${title.en}, art. ${article}` : title.en;
  }
  return source;
}

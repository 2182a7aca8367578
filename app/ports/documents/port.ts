/** Part of a document, from top to bottom. All words are made: the port only lays them out. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly soft?: boolean }
  /** Facts side by side: what it is, and what it says. */
  | { readonly kind: 'facts'; readonly items: readonly { readonly term: string; readonly detail: string }[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
      /** Closing rows of sums, in bold. */
      readonly foot?: readonly (readonly string[])[];
    }
  /** The one number the document is about. */
  | { readonly kind: 'total'; readonly label: string; readonly value: string };

export type Column = {
  readonly head: string;
  /** Numbers and money: `end`. */
  readonly align?: 'start' | 'end';
  /** Takes what the others leave; unless told, a column is as wide as its words. */
  readonly fill?: boolean;
};

/** A document on A4 as it is read, in one language. */
export type Paper = {
  readonly lng: 'zh-CN' | 'en';
  readonly title: string;
  /** Who issues it; above the title. */
  readonly issuer: string;
  /** A word of warning across the head, e.g. that the data is not real. */
  readonly mark?: string;
  /** The paper lies on its side, for wide tables. */
  readonly landscape?: boolean;
  readonly blocks: readonly Block[];
  /** At the foot of each page. */
  readonly footer: string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly madeAt: Date;
};

/** Makes files of documents that look the same everywhere: the fonts are in them. */
export interface DocumentPort {
  /** A PDF with the glyphs it uses of a font that has Chinese and Latin. */
  pdf(paper: Paper): Promise<Buffer>;
}

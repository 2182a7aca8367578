import { pdfmakeDocuments } from './pdfmake.server';
import type { DocumentPort } from './port';

export * from './port';

/** The maker of documents; it needs nothing from outside. */
export function documents(): DocumentPort {
  made ??= pdfmakeDocuments();
  return made;
}

let made: DocumentPort | undefined;

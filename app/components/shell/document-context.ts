import { createContext, useContext } from 'react';

/** What belongs to one served document: its script nonce (only on the server), its path and the id of its request. */
export interface DocumentContext {
  nonce: string;
  pathname: string;
  requestId: string;
}

export const ServedDocument = createContext<DocumentContext>({ nonce: '', pathname: '', requestId: '' });

/** See DocumentContext. In the browser the nonce is empty, as browsers hide it from scripts. */
export function useServedDocument(): DocumentContext {
  return useContext(ServedDocument);
}

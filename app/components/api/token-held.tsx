import { createContext, type ReactNode, useContext, useState } from 'react';

/** A token that a visitor has typed: in memory only, gone with the page. */
type TokenHeld = { token: string; setToken: (token: string) => void };

const Held = createContext<TokenHeld>({ token: '', setToken: () => {} });

/** Keeps the token while its visitor goes from one page of the reference to the next. */
export function TokenHolder({ children }: { children: ReactNode }) {
  const [token, setToken] = useState('');
  return <Held.Provider value={{ token, setToken }}>{children}</Held.Provider>;
}

export function useTokenHeld(): TokenHeld {
  return useContext(Held);
}

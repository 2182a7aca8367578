import { useOutletContext } from '@remix-run/react';

/** A token that a visitor has typed: in memory only, gone with the page. */
export type TokenHeld = { token: string; setToken: (token: string) => void };

export function useTokenHeld(): TokenHeld {
  return useOutletContext<TokenHeld>();
}

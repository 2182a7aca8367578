import { dropCookie, ourCookie, readCookie } from './cookies.server';

/** A step of signing in that waits for its code, kept in the browser between two pages. */
function way<Value extends object>(name: string, minutes: number) {
  return {
    /** The `Set-Cookie` header that keeps it. */
    remember: (value: Value) => ourCookie(name, minutes * 60).serialize(value),
    recall: (request: Request) => readCookie<Value>(request, name),
    /** The `Set-Cookie` header that forgets it. */
    forget: () => dropCookie(name),
  };
}

/** The phone a code was sent to, and where to go afterwards. */
export const signInWay = way<{ phone: string; to: string }>('sign-in', 15);

/** The e-mail proof of a newcomer (no personal data: its id only). */
export const joinWay = way<{ proofId: string }>('join', 30);

// RFC 2606: `.invalid` never resolves, so nothing can be sent there by mistake.
const DOMAIN = '@phone.invalid';

/** The address a guardian has before giving one: every user row needs one, and it must not tell the phone. */
export function placeholderEmail(random: string): string {
  return `${random}${DOMAIN}`;
}

/** The e-mail of a person, or null while it is only the placeholder. */
export function realEmail(email: string): string | null {
  return email.endsWith(DOMAIN) ? null : email;
}

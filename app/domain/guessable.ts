const COMMON =
  /^(?:.?password.*|.*1234567.*|.*qwertyui.*|.*abcdefgh.*|.*88888888.*|iloveyou.*|woaini.*|admin.*)$/i;

/** Whether a password of the right length is still among the first that anybody would try for this e-mail. */
export function isGuessable(password: string, email: string): boolean {
  const name = email.split('@')[0]?.toLowerCase() ?? '';
  return (
    new Set(password).size < 5 ||
    COMMON.test(password) ||
    (name.length >= 4 && password.toLowerCase().includes(name))
  );
}

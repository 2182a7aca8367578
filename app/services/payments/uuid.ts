const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text from outside can be one of our ids: PostgreSQL throws at anything else. */
export function isUuid(text: string | null | undefined): text is string {
  return typeof text === 'string' && shape.test(text);
}

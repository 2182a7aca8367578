/** What the database refused, in the words of its own constraint. */
export interface Violation {
  kind: 'unique' | 'exclusion' | 'check' | 'foreign_key' | 'not_null' | 'raised';
  /**
   * The constraint's name; for an error raised by one of our triggers (`RAISE EXCEPTION 'offering_full'`)
   * the code in its message. Undefined when the driver told only columns.
   */
  constraint?: string;
  /** Columns of a broken unique key, when told. */
  columns?: string[];
}

/** The part of Prisma's driver adapter errors that we read; `constraintName` is added by pg-adapter. */
interface DriverCause {
  kind?: string;
  code?: string;
  originalCode?: string;
  originalMessage?: string;
  message?: string;
  constraintName?: string;
  constraint?: { fields?: string[]; index?: string };
}

const KIND_BY_STATE: Record<string, Violation['kind']> = {
  '23502': 'not_null',
  '23503': 'foreign_key',
  '23505': 'unique',
  '23514': 'check',
  '23P01': 'exclusion',
  P0001: 'raised',
};

const STATE_BY_PRISMA_CODE: Record<string, string> = { P2002: '23505', P2003: '23503', P2034: '40001' };

/**
 * The SQLSTATE behind an error, however Prisma wrapped it (known request error, raw query error, bare
 * driver adapter error) or pg threw it. Undefined when the database did not cause it.
 */
export function sqlStateOf(error: unknown): string | undefined {
  const cause = driverCauseOf(error);
  const state = cause?.originalCode ?? cause?.code;
  if (state) return state;
  if (cause?.kind === 'TransactionWriteConflict') return '40001';
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return undefined;
  return (
    STATE_BY_PRISMA_CODE[code] ??
    (/^[0-9A-Z]{5}$/.test(code) && !/^P[12]\d{3}$/.test(code) ? code : undefined)
  );
}

/**
 * What constraint an error broke, or undefined when it broke none. Commands turn the constraints they
 * expect into refusals and rethrow the rest.
 */
export function violationOf(error: unknown): Violation | undefined {
  const kind = KIND_BY_STATE[sqlStateOf(error) ?? ''];
  if (!kind) return undefined;
  const cause = driverCauseOf(error);
  const message = cause?.originalMessage ?? cause?.message ?? (error as Error).message;
  const named =
    cause?.constraintName ?? cause?.constraint?.index ?? (error as { constraint?: string }).constraint;
  const constraint =
    kind === 'raised' ? codeIn(message) : (named ?? /constraint "([^"]+)"/.exec(message)?.[1]);
  return { kind, constraint, columns: cause?.constraint?.fields };
}

/** True when `error` is the breaking of the named constraint, or our trigger's code of that name. */
export function violates(error: unknown, constraint: string): boolean {
  return violationOf(error)?.constraint === constraint;
}

function codeIn(message: string): string | undefined {
  return /^[a-z][a-z0-9_]*$/.exec(message.trim())?.[0] ?? /\b([a-z]+(?:_[a-z0-9]+)+)\b/.exec(message)?.[1];
}

function driverCauseOf(error: unknown): DriverCause | undefined {
  const seen = error as {
    meta?: { driverAdapterError?: { cause?: DriverCause } };
    cause?: DriverCause;
  } | null;
  const cause = seen?.meta?.driverAdapterError?.cause ?? seen?.cause;
  return typeof cause === 'object' && cause !== null && 'kind' in cause ? cause : undefined;
}

import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';

/** OIDs the library cannot report: `"char"` and `name` (known open bug of @prisma/adapter-pg 6.19). */
const OID_CHAR = 18;
const OID_NAME = 19;
const OID_TEXT = 25;
const COLUMN_TYPE_CHARACTER = 6; // ColumnTypeEnum.Character of @prisma/driver-adapter-utils

interface Field {
  name: string;
  dataTypeID: number;
}
interface Queryable {
  performIO(query: unknown): Promise<{ fields: Field[] }>;
  queryRaw(query: unknown): Promise<{ columnTypes: number[] }>;
  onError(error: unknown): never;
  client: { query(text: string): Promise<unknown> };
  executeScript?(script: string): Promise<void>;
  startTransaction?(isolationLevel?: string): Promise<Queryable>;
}

/**
 * The PostgreSQL driver adapter of Prisma with three mends:
 * - columns of type `name` and `"char"` are reported as text and character, without which
 *   `prisma migrate` stops at the first catalogue query;
 * - database errors keep the name of the constraint they broke, which the library drops
 *   (app/db/constraint.server.ts reads it);
 * - a migration is sent as it is: the library cuts it at every semicolon, also inside functions and comments.
 */
export class PostgresAdapter extends PrismaPg {
  /** The connections, once Prisma has opened them: for statements that do without it (statement.server.ts). */
  pool: Pool | undefined;

  override async connect() {
    const adapter = await super.connect();
    this.pool = adapter.underlyingDriver();
    return mended(adapter);
  }

  override async connectToShadowDb() {
    return mended(await super.connectToShadowDb());
  }
}

/**
 * @param connectionString a PostgreSQL URL
 * @param poolSize connections at most
 */
export function postgresAdapter(connectionString: string, poolSize = 10): PostgresAdapter {
  return new PostgresAdapter({
    connectionString,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true, // the command-line tool of Prisma leaves its pool open when it is done
    // The library writes and reads instants without their offset, so a session in any other zone than
    // UTC would shift them; the other two are the house's rules for every transaction.
    options: [
      '-c TimeZone=UTC',
      '-c lock_timeout=3s',
      '-c default_transaction_isolation=read\\ committed',
    ].join(' '),
  });
}

function mended<T extends object>(adapter: T): T {
  const queryable = adapter as unknown as Queryable;
  const { queryRaw, onError, startTransaction } = queryable;

  queryable.queryRaw = async (query) => {
    const characterColumns: number[] = [];
    const view = Object.create(queryable, {
      performIO: {
        value: async (inner: unknown) => {
          const result = await queryable.performIO(inner);
          const fields = result.fields.map((field, index) => {
            if (field.dataTypeID === OID_CHAR) characterColumns.push(index);
            const unknownType = field.dataTypeID === OID_CHAR || field.dataTypeID === OID_NAME;
            return { name: field.name, dataTypeID: unknownType ? OID_TEXT : field.dataTypeID };
          });
          return Object.create(result, { fields: { value: fields } });
        },
      },
    });
    const result = await queryRaw.call(view, query);
    for (const index of characterColumns) result.columnTypes[index] = COLUMN_TYPE_CHARACTER;
    return result;
  };

  queryable.onError = (error) => {
    try {
      return onError.call(queryable, error);
    } catch (translated) {
      const constraint = (error as { constraint?: unknown } | null)?.constraint;
      const cause = (translated as { cause?: unknown } | null)?.cause;
      if (typeof constraint === 'string' && typeof cause === 'object' && cause !== null) {
        Object.assign(cause, { constraintName: constraint });
      }
      throw translated;
    }
  };

  if (queryable.executeScript) {
    queryable.executeScript = async (script) => {
      try {
        await queryable.client.query(script);
      } catch (error) {
        queryable.onError(error);
      }
    };
  }

  if (startTransaction) {
    queryable.startTransaction = async (isolationLevel) =>
      mended(await startTransaction.call(queryable, isolationLevel));
  }
  return adapter;
}

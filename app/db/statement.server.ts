import { Busy } from '~/domain/busy';
import { type Db, db, poolOfConnections, type Tx } from './client.server';

/** What the pool says when no connection became free in time. */
export const NO_CONNECTION_IN_POOL = 'timeout exceeded when trying to connect';

type Value = string | number | boolean | null | readonly string[];

/** A statement that the server plans once per connection: for what is asked thousands of times in a minute. */
export type Statement<Row> = {
  /** By itself, on any connection. @throws Busy when none became free in time */
  (...values: readonly Value[]): Promise<Row[]>;
  /** As a step of a transaction. */
  in(tx: Pick<Tx, '$queryRawUnsafe'>, ...values: readonly Value[]): Promise<Row[]>;
  /** Either, for queries that serve both a page and a command. */
  on(some: Db, ...values: readonly Value[]): Promise<Row[]>;
};

/**
 * Names a statement. Values are given as text with a cast (`$1::uuid`, instants in ISO form as `$2::timestamptz`), so
 * that both ways of sending it mean the same.
 *
 * @param name unique among statements: the server knows it by that
 */
export function statement<Row extends object>(name: string, text: string): Statement<Row> {
  const alone = async (...values: readonly Value[]) => {
    const pool = await poolOfConnections();
    try {
      const { rows } = await pool.query<Row>({ name, text, values: [...values] });
      return rows;
    } catch (error) {
      if ((error as Error).message === NO_CONNECTION_IN_POOL) throw new Busy({ cause: error });
      throw error;
    }
  };
  const within = (tx: Pick<Tx, '$queryRawUnsafe'>, ...values: readonly Value[]) =>
    tx.$queryRawUnsafe<Row[]>(text, ...values);
  return Object.assign(alone, {
    in: within,
    on: (some: Db, ...values: readonly Value[]) => (some === db ? alone(...values) : within(some, ...values)),
  });
}

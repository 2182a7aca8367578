import { PrismaClient } from './generated/client';
import { postgresAdapter } from './pg-adapter.server';

/** A client of its own for a script that knows nothing but an address; whoever asks for it disconnects it. */
export function clientAt(url: string, connections = 1): PrismaClient {
  return new PrismaClient({ adapter: postgresAdapter(url, connections) });
}

import { env } from '~/http/env.server';

/**
 * Whether the doors that only a demo has are there at all: "sign in as" and the message inbox. Never in
 * production, where `DEMO` does not even let the process start, nor on a programmer's machine unless asked for.
 */
export function demoDoorsOpen(): boolean {
  const { mode, production } = env();
  return !production && (mode === 'demo' || mode === 'test');
}

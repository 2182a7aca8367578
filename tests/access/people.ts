import type { Role } from '~/domain/access/roles';
import type { CastKey } from '../support/test';

/** Someone of the cast for each role, so that every role asks every route. */
export const PERSON: Record<Role, CastKey> = {
  guardian: 'guardian-lin',
  provider_owner: 'owner-football',
  provider_instructor: 'coach-zhou',
  school_admin: 'head-xu',
  school_teacher: 'teacher-he',
  bureau_officer: 'officer-shen',
  bureau_inspector: 'inspector-gu',
  bureau_admin: 'admin-qian',
};

/** A browser without a window: keeps the cookies it is given and goes nowhere by itself. */
export class Visitor {
  #cookies = new Map<string, string>();

  constructor(private readonly origin: string) {}

  async ask(method: 'GET' | 'POST', path: string, form?: Record<string, string>): Promise<Response> {
    const answer = await fetch(new URL(path, this.origin), {
      method,
      redirect: 'manual',
      headers: {
        // A kept connection may be closed by the server just as it is used again.
        connection: 'close',
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(method === 'POST' && { origin: this.origin }),
      },
      body: method === 'POST' ? new URLSearchParams(form) : undefined,
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    await answer.arrayBuffer();
    return answer;
  }

  /** Signs in by the demo's own door. */
  static async as(origin: string, key?: CastKey): Promise<Visitor> {
    const visitor = new Visitor(origin);
    if (!key) return visitor;
    const answer = await visitor.ask('POST', '/demo/session', { cast: key });
    if (answer.status !== 302) throw new Error(`${key} could not sign in: ${answer.status}`);
    return visitor;
  }
}

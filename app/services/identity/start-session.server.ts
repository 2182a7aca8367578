import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { NotFound } from '~/domain/refusal';

const body = z.object({ userId: z.uuid(), secondFactor: z.literal('demo').optional() });

/**
 * `auth.api.startSession`: a session for a person our own code vouches for (a newcomer whose e-mail was just
 * confirmed, the cast of the demo). Callable from the server only; there is no address for it.
 */
export const startSessionPlugin = {
  id: 'start-session',
  endpoints: {
    startSession: createAuthEndpoint.serverOnly({ method: 'POST', body }, async (ctx) => {
      const { userId, secondFactor } = ctx.body;
      const user = await ctx.context.internalAdapter.findUserById(userId);
      if (!user) throw new NotFound('user');
      const session = await ctx.context.internalAdapter.createSession(user.id, false, { secondFactor });
      await setSessionCookie(ctx, { session, user });
      return ctx.json({ sessionId: session.id });
    }),
  },
} satisfies BetterAuthPlugin;

import type { LoaderFunctionArgs, ServerBuild } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import { Busy } from '~/domain/busy';
import { NotFound } from '~/domain/refusal';
import { withRequestContext } from '~/http/context.server';
import { withDoors } from '~/http/door.server';

const args = {} as LoaderFunctionArgs;

/** A build with one route whose loader throws `thrown`. */
function loaderThatThrows(thrown: unknown) {
  const build = {
    routes: {
      'routes/parent+/children': {
        id: 'routes/parent+/children',
        module: { default: () => null, loader: () => Promise.reject(thrown) },
      },
    },
  } as unknown as ServerBuild;
  const loader = withDoors(build).routes['routes/parent+/children']?.module.loader;
  if (!loader) throw new Error('the loader is gone');
  return loader;
}

const thrownBy = (thrown: unknown) =>
  Promise.resolve(loaderThatThrows(thrown)(args)).then(
    () => undefined,
    (error: unknown) => error,
  );

describe('withDoors', () => {
  it('makes 404 of what is not there', async () => {
    const answer = (await thrownBy(new NotFound('child'))) as Response;
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'not_found', status: 404 });
  });

  it('makes 503 of what is busy, with a time to come back', async () => {
    const answer = (await thrownBy(new Busy())) as Response;
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
  });

  it('knows errors by name, since the bundle has its own copy of their class', async () => {
    const copy = Object.assign(new Error('child not found'), { name: 'NotFound' });
    expect(((await thrownBy(copy)) as Response).status).toBe(404);
  });

  it.each([
    ['a bug', new TypeError('x is undefined')],
    ['a redirect', new Response(null, { status: 302, headers: { location: '/sign-in' } })],
  ])('lets %s through', async (_name, thrown) => {
    expect(await thrownBy(thrown)).toBe(thrown);
  });

  it('names the route for logs and figures', async () => {
    const context = { requestId: 'r', route: undefined as string | undefined };
    await withRequestContext(context, () => thrownBy(new Busy()));
    expect(context.route).toBe('parent+/children');
  });
});

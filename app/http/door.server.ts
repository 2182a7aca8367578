import type { ActionFunction, LoaderFunction, ServerBuild } from '@remix-run/node';
import { requestContext } from './context.server';
import { problemOf } from './problem.server';

type DataFunction = LoaderFunction | ActionFunction;

/**
 * The same build, each of whose loaders and actions turns what services throw on purpose (NotFound, Busy)
 * into a response with its status, and names its route for logs and figures. So no route needs a try.
 */
export function withDoors(build: ServerBuild): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      if (!route) return [id, route];
      const { loader, action } = route.module;
      const doors = {
        ...(loader && { loader: doorOf(loader, id) }),
        ...(action && { action: doorOf(action, id) }),
      };
      return [id, { ...route, module: { ...route.module, ...doors } }];
    }),
  );
  return { ...build, routes };
}

function doorOf<F extends DataFunction>(answer: F, id: string): F {
  return (async (args: Parameters<F>[0]) => {
    const context = requestContext();
    // The root's loader runs for every page; the page's own route is the one to name.
    if (context && id !== 'root') context.route = id.replace(/^routes\//, '');
    try {
      return await (answer as LoaderFunction)(args);
    } catch (error) {
      throw problemOf(error) ?? error;
    }
  }) as F;
}

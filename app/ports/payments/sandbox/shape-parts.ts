/** The version of Stripe's API that these objects follow: the one the SDK is pinned to. */
export const API_VERSION = '2026-10-28.endive';

/** Nothing here is real money. */
export const TEST = { livemode: false };

export function listShape(url: string, data: object[], hasMore = false): object {
  return { object: 'list', data, has_more: hasMore, url };
}

/** An id, or the object itself when the call asked to expand it. */
export function childOf(
  wanted: readonly string[],
  name: string,
  id: string,
  shape: (below: string[]) => object,
): unknown {
  const expanded = wanted.some((path) => path === name || path.startsWith(`${name}.`));
  if (!expanded) return id;
  return shape(wanted.flatMap((path) => (path.startsWith(`${name}.`) ? path.slice(name.length + 1) : [])));
}

/**
 * Something that there is once in a process, although the server's own files and the built bundle each load the modules
 * for themselves, and a hot reload loads them again.
 */
export function oncePerProcess<T>(name: string, make: () => T): T {
  const key = Symbol.for(`after-school-supermarket.${name}`);
  const held = globalThis as typeof globalThis & Record<symbol, unknown>;
  held[key] ??= make();
  return held[key] as T;
}

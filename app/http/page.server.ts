/** The page asked for by `?page=`, from 1; anything that is no page number is the first. */
export function pageOf(request: Request): number {
  const asked = Number(new URL(request.url).searchParams.get('page'));
  return Number.isSafeInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1;
}

// What a visitor's page costs the server: the search and a course of the demo county, rendered whole with their data,
// against the least page that the same Remix can serve.
import { ask, askAll } from './ask';
import { onCountyStage, say } from './county-stage';
import { alternatingWork, type Figure } from './measure';

const CONNECTIONS = 4;
const REQUESTS = 60;
const ROUNDS = 7;
/** Of sixty pages. */
const WARM_UP = 4;

/** The search page and a course page over HTTP, each against a minimal page, in turn. */
export function benchPage(): Promise<Figure[]> {
  return onCountyStage(async (stage) => {
    await stage.reindex();
    const { db } = await import('~/db/client.server');
    const { courseId } = await db.offering.findFirstOrThrow({
      where: { status: 'open', course: { status: 'approved' } },
      orderBy: { id: 'asc' },
      select: { courseId: true },
    });
    await db.$disconnect();
    const web = await stage.startWeb();
    const floor = await stage.startBeside('floor', 'scripts/bench/page-floor.ts');
    return comparePages(floor, [
      { name: 'the search page', url: `${web}/?q=${encodeURIComponent('足球')}` },
      { name: 'a course page', url: `${web}/courses/${courseId}` },
    ]);
  });
}

/** Alternates each page with the one at `floor`. */
export async function comparePages(
  floor: string,
  pages: readonly { readonly name: string; readonly url: string }[],
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, url } of pages) {
    say(name);
    const size = Math.round((await ask({ url })).length / 1000);
    const times = (of: string) => Array.from({ length: REQUESTS }, () => ({ url: of }));
    const figure = await alternatingWork({
      name: `${name}, ${size} thousand characters, ${REQUESTS} times, ${CONNECTIONS} at once`,
      rounds: ROUNDS,
      warmUp: WARM_UP,
      before: async () => {},
      measured: () => askAll(times(url), CONNECTIONS),
      baseline: () => askAll(times(floor), CONNECTIONS),
    });
    const each = (figure.measured.median / REQUESTS / 1000).toFixed(1);
    const note = `${each} ms of the server for each page, ${(figure.baseline.median / REQUESTS / 1000).toFixed(1)} ms for a minimal one`;
    figures.push({ ...figure, against: 'a minimal Remix page', note });
  }
  return figures;
}

import { childChosen } from '~/api/child-chosen.server';
import { cursorText } from '~/api/cursor';
import { door, serve } from '~/api/door.server';
import { findCourses } from '~/api/operations/courses';
import { facetsView, offeringView } from '~/api/views/classes.server';
import { findOfferings } from '~/services/search/find-offerings.server';

/** The search, as the site's own; with a child of the caller what fits it comes first. */
const answer = door(
  serve(findCourses, async ({ query, lng, now, ...caller }) => {
    const child = await childChosen(caller, query.childId, lng);
    if (child.kind === 'problem') return child.answer;
    const [page, limit] = query.cursor ?? [1, query.limit];
    const filters = {
      categories: query.category ?? [],
      weekdays: query.weekday ?? [],
      grades: query.grade ?? [],
      towns: query.town ?? [],
      schools: query.school ?? [],
      providers: query.provider ?? [],
      price: query.price ?? null,
      withPlaces: query.withPlaces ?? false,
    };
    const wanted = { text: query.q ?? '', filters, sort: query.sort, page, limit };
    const found = await findOfferings(wanted, child.childId, now);
    return {
      items: found.cards.map((card) => offeringView(card, lng)),
      next: found.page < found.pages ? cursorText([found.page + 1, limit]) : null,
      total: found.total,
      facets: facetsView(found.choices),
      approximate: found.approximate,
      degraded: found.degraded,
    };
  }),
);

export const loader = answer;
export const action = answer;

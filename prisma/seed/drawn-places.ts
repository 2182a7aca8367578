import type { Books } from './books';
import type { DrawSeed } from './draws';
import { baseOf, type EnrollmentSeed, type Filled } from './enrollments';
import { enter } from './one-more';
import { prng } from './prng';

const HOUR = 3_600_000;

/** The classes of a draw that was held, with the places that it gave: what costs something is held until it is paid. */
export function drawnPlaces({ classes, lists, times, outcome }: DrawSeed, books: Books): Filled[] {
  const { drawnAt, payUntil } = times;
  if (!outcome || !drawnAt) return [...classes];
  const byApplicant = new Map(lists.map((list) => [list.applicant, list]));
  return classes.map((each) => {
    const random = prng(`drawn ${each.offering.id}`);
    const places = outcome.places
      .filter(({ offering }) => offering === each.offering.id)
      .flatMap(({ applicant }): EnrollmentSeed[] => {
        const list = byApplicant.get(applicant);
        if (!list) return [];
        const { child } = list;
        enter(books, child, each.offering);
        const place = baseOf(each.offering, child, drawnAt, random);
        if (place.quote.dueFen === 0) return [place];
        // The family of the cast still has to pay; of the others about half have.
        if (child.cast || random.chance(0.45))
          return [{ ...place, status: 'held', confirmedAt: null, heldUntil: payUntil }];
        return [{ ...place, confirmedAt: new Date(drawnAt.getTime() + random.int(1, 30) * HOUR) }];
      });
    return { ...each, places };
  });
}

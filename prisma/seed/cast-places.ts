import type { Books } from './books';
import { castChildId } from './cast';
import { datesOf } from './invited';
import type { OfferingSeed } from './offerings';
import { couldTake } from './one-more';
import type { ChildSeed } from './people';
import type { DemoDays } from './today';

/** What the children of the cast have: a class that runs, one that is over, one that will begin; all else is free to choose. */
export function castPlaces(
  laid: readonly OfferingSeed[],
  list: readonly ChildSeed[],
  books: Books,
  { today }: DemoDays,
): [ChildSeed, OfferingSeed][] {
  const taken: [ChildSeed, OfferingSeed][] = [];
  const dates = new Map<string, Set<string>>();
  for (const child of list.filter((each) => each.cast && each.guardians.length > 0)) {
    const own = dates.get(child.id) ?? new Set();
    dates.set(child.id, own);
    const choose = (fits: (offering: OfferingSeed) => boolean) => {
      const found = laid.find(
        (offering) =>
          fits(offering) &&
          offering.slots.length === 1 &&
          offering.school.id === child.school.id &&
          couldTake(books, child, offering) &&
          !datesOf(offering).some((date) => own.has(date)),
      );
      if (!found) return false;
      for (const date of datesOf(found)) own.add(date);
      taken.push([child, found]);
      return true;
    };
    const ganpu = child.id === castChildId('chen-muyang');
    // The guqin of Ganpu is whom the child of Ganpu goes to; that child's other class is free, the others' is paid.
    const under = ({ lessons }: OfferingSeed) => lessons.filter(({ date }) => date < today).length >= 4;
    const paid = ({ course }: OfferingSeed) => course.group.pay === 'family';
    if (ganpu || !choose((each) => each.life === 'running' && paid(each) && under(each)))
      choose(({ life, course }) => life === 'running' && (!ganpu || course.key === 'guqin'));
    choose(({ life }) => life === 'finished');
    // One that was paid, so that its parent sees what a programme has given.
    if (ganpu) choose((each) => each.life === 'finished' && paid(each));
    choose(({ life, course }) => life === 'filling' && (course.group.pay === 'family') !== ganpu);
  }
  return taken;
}

import { bookNumbers } from '~/domain/reduction/book/numbers';
import { type Books, isFree, take } from './books';
import { datesOf, invited } from './invited';
import type { Life } from './lives';
import type { OfferingSeed } from './offerings';
import type { ChildSeed } from './people';

const { maxCourses } = bookNumbers('B3');
/** Of these no place lives on: what a child has there is over. */
const OVER: readonly Life[] = ['finished', 'canceled'];

/**
 * Whether a child can have one more class: it is meant for the child, on afternoons that are still free, and not more
 * than a child may have at the same time (B3), whatever the terms; after it `left` more are still possible.
 */
export function couldTake(books: Books, child: ChildSeed, offering: OfferingSeed, left = 0): boolean {
  const has = books.classes.get(child.id) ?? 0;
  return (
    has + 1 + left <= maxCourses && invited(child, offering) && isFree(books, child.id, datesOf(offering))
  );
}

/** Notes that a child has a place in a class. */
export function enter(books: Books, child: ChildSeed, offering: OfferingSeed): void {
  take(books, child.id, datesOf(offering));
  if (!OVER.includes(offering.life)) books.classes.set(child.id, (books.classes.get(child.id) ?? 0) + 1);
}

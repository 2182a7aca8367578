import { z } from 'zod';

/** More than a county's yearly budget; far below it every product and sum stays an exact number. */
const MOST_FEN = 1_000_000_000_000;

/** An amount: whole fen, zero or more. */
export const fen = z
  .int('is no whole number of fen')
  .min(0, 'is less than zero')
  .max(MOST_FEN, 'is more than anything costs');

/** A range of dates, both included. */
export const inOrder = { path: ['to'], error: 'is before the first day' };
export const isInOrder = ({ from, to }: { readonly from: string; readonly to: string }) => from <= to;

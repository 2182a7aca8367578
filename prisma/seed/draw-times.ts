import { addDays, instantOf, type SchoolDate } from '~/domain/calendar';

/** The draws of the demo, each by the life of its classes: one was held, one waits for the officer, one takes wishes. */
export const DRAW_LIVES = ['drawn', 'to_draw', 'drawing'] as const;
export type DrawLife = (typeof DRAW_LIVES)[number];

export type DrawTimes = {
  readonly announcedAt: Date;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly payUntil: Date;
  /** Null while it is still to come. */
  readonly frozenAt: Date | null;
  readonly heldAt: Date | null;
  readonly drawnAt: Date | null;
};

const [MORNING, NOON, EVENING] = [10 * 60, 12 * 60, 20 * 60];

/** When a draw was announced, opens, closes and is paid; what has happened was over by last midnight. */
export function drawTimes(life: DrawLife, today: SchoolDate): DrawTimes {
  const at = (days: number, minute: number) => instantOf(addDays(today, days), minute);
  const window = (opens: number, closes: number, pays: number) => ({
    announcedAt: at(opens - 3, MORNING),
    opensAt: at(opens, NOON),
    closesAt: at(closes, EVENING),
    payUntil: at(pays, EVENING),
  });
  switch (life) {
    case 'drawn': {
      const heldAt = at(-2, MORNING);
      const drawnAt = new Date(heldAt.getTime() + 4000);
      return { ...window(-12, -3, 2), frozenAt: at(-3, EVENING), heldAt, drawnAt };
    }
    case 'to_draw':
      return { ...window(-9, -1, 3), frozenAt: at(-1, EVENING), heldAt: null, drawnAt: null };
    case 'drawing':
      return { ...window(-4, 3, 5), frozenAt: null, heldAt: null, drawnAt: null };
  }
}

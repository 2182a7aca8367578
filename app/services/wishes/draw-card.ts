import type { DrawStatus } from '~/domain/states';

/** A draw as families see it. Instants are ISO texts. */
export type DrawCard = {
  id: string;
  nameZh: string;
  nameEn: string;
  termZh: string;
  termEn: string;
  status: DrawStatus;
  opensAt: string;
  closesAt: string;
  payUntil: string;
  /** Wishes can be handed in and changed now. */
  open: boolean;
  abortedWhy: string | null;
};

export const drawColumns = {
  id: true,
  nameZh: true,
  nameEn: true,
  status: true,
  opensAt: true,
  closesAt: true,
  payUntil: true,
  abortedWhy: true,
  term: { select: { nameZh: true, nameEn: true } },
} as const;

type Row = {
  id: string;
  nameZh: string;
  nameEn: string;
  status: DrawStatus;
  opensAt: Date;
  closesAt: Date;
  payUntil: Date;
  abortedWhy: string | null;
  term: { nameZh: string; nameEn: string };
};

export function drawCard({ term, ...draw }: Row, now: Date): DrawCard {
  const { opensAt, closesAt, payUntil } = draw;
  return {
    ...draw,
    termZh: term.nameZh,
    termEn: term.nameEn,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    payUntil: payUntil.toISOString(),
    open: draw.status === 'announced' && opensAt <= now && now < closesAt,
  };
}

/** Whose money a fund is, with the name of it where it has one. For the bureau's eyes only. */
export type FundName = {
  readonly kind: 'fiscal' | 'school' | 'programme' | 'county';
  readonly nameZh: string;
  readonly nameEn: string;
};

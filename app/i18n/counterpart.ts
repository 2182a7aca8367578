/**
 * The shape an English namespace must have, taken from the Chinese one: the same keys, and for every
 * plural (`seats_other` in Chinese, which has one form) both `seats_one` and `seats_other`.
 */
export type Counterpart<Zh> = {
  [Key in keyof Zh]: Zh[Key] extends string ? string : Counterpart<Zh[Key]>;
} & {
  [Key in keyof Zh as Key extends `${infer Stem}_other` ? `${Stem}_one` : never]: string;
};

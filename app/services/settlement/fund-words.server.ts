import type { FundName } from '~/domain/settlement/fund-name';
import type { Lng } from '~/i18n/config';
import { pick } from '~/i18n/pick';
import { translate } from '~/i18n/translate.server';

/** Where money comes from, in words; for the bureau and the treasury. */
export function fundWords(lng: Lng, { kind, nameZh, nameEn }: FundName): string {
  const name = pick(lng, nameZh, nameEn);
  return translate(lng, 'settlement')(`fund.${kind}`, { school: name, programme: name });
}

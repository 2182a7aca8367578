import { useTranslation } from 'react-i18next';
import type { EntitlementClass } from '~/domain/aid/entitlement';
import type { ChargeKind } from '~/domain/aid/programme';
import type { TownKind } from '~/domain/states';

type Terms = {
  classes: readonly EntitlementClass[];
  towns: readonly TownKind[];
  percent: number;
  covers: readonly ChargeKind[];
};

/** A programme's terms in words: whom it helps, where, and what it pays of what. */
export function useProgrammeWords() {
  const { t } = useTranslation(['aid', 'codes']);
  const joined = (words: readonly string[]) => words.join(t('aid:separator'));
  return {
    who: ({ classes }: Pick<Terms, 'classes'>) =>
      classes.length === 0
        ? t('aid:programmes.everybody')
        : joined(classes.map((each) => t(`codes:entitlementClass.${each}`))),
    where: ({ towns }: Pick<Terms, 'towns'>) => joined(towns.map((each) => t(`codes:townKind.${each}`))),
    pays: ({ percent, covers }: Pick<Terms, 'percent' | 'covers'>) =>
      t('aid:programme.percentText', {
        percent,
        covers: joined(covers.map((each) => t(`aid:programme.covers.${each}`))),
      }),
  };
}

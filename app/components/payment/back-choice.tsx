import { useTranslation } from 'react-i18next';
import { RadioGroupField } from '~/components/ui/choice-fields';

/** How the money should come back: the way it was paid, or as credit for the next class of the same payee. */
export function BackChoice({ chosen = 'original' }: { chosen?: string }) {
  const { t } = useTranslation('money');
  return (
    <RadioGroupField
      name="route"
      label={t('withdrawal.route')}
      defaultValue={chosen}
      options={[
        { value: 'original', label: t('withdrawal.original'), hint: t('withdrawal.originalHint') },
        { value: 'credit', label: t('withdrawal.credit'), hint: t('withdrawal.creditHint') },
      ]}
    />
  );
}

import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';

/** On the page of a class: that it waits for the school's decision, or which class it went into. */
export function FormationNotice({
  of,
}: {
  of: { id: string; status: string; formationAt: string | null; mergedIntoId: string | null };
}) {
  const { t } = useTranslation('formation');
  if (of.mergedIntoId !== null) {
    return (
      <Notice
        tone="info"
        title={t('onClass.merged')}
        actions={<ButtonLink to={`/school/offerings/${of.mergedIntoId}`}>{t('onClass.toMerged')}</ButtonLink>}
      />
    );
  }
  if (of.status !== 'open' || of.formationAt === null) return null;
  return (
    <Notice
      tone="warn"
      title={t('onClass.short')}
      actions={<ButtonLink to={`/school/formation/${of.id}`}>{t('list.decide')}</ButtonLink>}
    >
      {t('silence')}
    </Notice>
  );
}

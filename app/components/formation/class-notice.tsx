import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import type { NotToDecide } from '~/domain/formation/decide';

/** On the page of a class: what its forming waits for, the school or families, or which class it went into. */
export function FormationNotice({
  of,
  not,
}: {
  /** Why the school cannot decide; null when it can, or has nothing to do with it. */
  not: NotToDecide | null;
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
  if (not === 'waits' || not === 'asks') {
    return (
      <Notice
        tone="info"
        title={t('onClass.awaits')}
        actions={<ButtonLink to={`/school/formation/${of.id}`}>{t('onClass.toFigures')}</ButtonLink>}
      >
        {t(`not.${not}`)}
      </Notice>
    );
  }
  if (of.status !== 'open' || of.formationAt === null || not !== null) return null;
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

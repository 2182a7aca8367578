import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import type { DrawListsView } from './draw-card';

/** On the family's home: wishes that are open, and results that are there. */
export function WishNotices({ draws }: { draws: readonly DrawListsView[] }) {
  const { t } = useTranslation('wishes');
  const f = useFormat();
  const lng = useLng();
  return draws.map((draw) => {
    const name = pick(lng, draw.nameZh, draw.nameEn);
    const toPay = draw.lists.reduce((sum, list) => sum + list.toPay, 0);
    const won = draw.lists.reduce((sum, list) => sum + list.won, 0);
    const drawn = draw.status === 'drawn';
    const act = drawn ? 'results' : draw.lists.length > 0 ? 'change' : 'fill';
    return (
      <Notice
        key={draw.id}
        tone={drawn && won > 0 ? 'done' : 'info'}
        className="mb-4"
        title={drawn ? t('home.result', { draw: name }) : t('home.open', { until: f.instant(draw.closesAt) })}
        actions={<ButtonLink to={`/parent/wishes/${draw.id}`}>{t(`list.${act}`)}</ButtonLink>}
      >
        {!drawn && t('home.openHint', { draw: name })}
        {drawn && (won > 0 ? t('home.resultWon', { count: won }) : t('home.resultNone'))}
        {drawn && toPay > 0 && ` ${t('home.resultPay', { count: toPay, until: f.instant(draw.payUntil) })}`}
      </Notice>
    );
  });
}

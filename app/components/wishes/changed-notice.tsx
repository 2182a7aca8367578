import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { useTitle } from './class-line';
import type { ClassesById, WishChildView } from './views';

/** Somebody else saved in between: what is saved now, and the two things one can do. What was typed stands below. */
export function ChangedNotice({
  here,
  child,
  classes,
}: {
  here: string;
  child: WishChildView;
  classes: ClassesById;
}) {
  const { t } = useTranslation('wishes');
  const title = useTitle();
  return (
    <Notice
      tone="warn"
      live
      title={t('changed.title')}
      actions={
        <ButtonLink to={`${here}?child=${child.id}`} reloadDocument>
          {t('changed.theirs')}
        </ButtonLink>
      }
    >
      <p>{t('changed.body')}</p>
      {child.list ? (
        <ol className="list-decimal ps-6">
          {child.list.wishes.map(({ offeringId }) => (
            <li key={offeringId}>{title(classes.get(offeringId))}</li>
          ))}
        </ol>
      ) : (
        <p>{t('changed.none')}</p>
      )}
      <p>{t('changed.again')}</p>
    </Notice>
  );
}

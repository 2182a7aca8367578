import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { useTitle } from './class-line';
import type { ClassesById, WishChildView } from './views';

/** Somebody else saved in between: what is saved now, and the two things one can do. What was typed stands below. */
export function ChangedNotice({
  here,
  family,
  classes,
}: {
  here: string;
  /** The child of the list, and who was tied to it as it was typed. */
  family: readonly [WishChildView, ...WishChildView[]];
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
        <ButtonLink to={`${here}?child=${family[0].id}`} reloadDocument>
          {t('changed.theirs')}
        </ButtonLink>
      }
    >
      <p>{t('changed.body')}</p>
      {family.map(({ id, name, list }) => (
        <div key={id}>
          {family.length > 1 && <p className="font-semibold">{t('mine.title', { child: name })}</p>}
          {list ? (
            <ol className="list-decimal ps-6">
              {list.wishes.map(({ offeringId }) => (
                <li key={offeringId}>{title(classes.get(offeringId))}</li>
              ))}
            </ol>
          ) : (
            <p>{t('changed.none')}</p>
          )}
        </div>
      ))}
      <p>{t('changed.again')}</p>
    </Notice>
  );
}

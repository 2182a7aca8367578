import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ChildView } from '~/components/offering/card-view';
import { ChildPicker } from '~/components/offering/child-picker';
import { useMay, useRootData } from '~/components/shell/root-data';
import { type SearchAddress, searchPath } from '~/forms/search/search-address';

/** For whom one looks: the guardian's children; for a guest, what signing in would do. */
export function ChildLine({
  choices,
  chosen,
  address,
}: {
  choices: readonly ChildView[];
  chosen: ChildView | null;
  address: SearchAddress;
}) {
  const { t } = useTranslation('public');
  const guardian = useMay('children.manage');
  const actor = useRootData()?.actor;
  const here = searchPath({ ...address, page: 1, forNobody: false });
  const link = 'font-semibold text-accent underline underline-offset-4';
  if (!actor) {
    return (
      <p className="text-sm text-ink-soft">
        {t('child.guest')}{' '}
        <Link to={`/sign-in?${new URLSearchParams({ to: here })}`} className={link}>
          {t('child.signIn')}
        </Link>
      </p>
    );
  }
  if (!guardian) return null;
  if (choices.length === 0) {
    return (
      <p className="text-sm text-ink-soft">
        {t('child.none')}{' '}
        <Link to={`/parent/children/new?${new URLSearchParams({ to: here })}`} className={link}>
          {t('child.add')}
        </Link>
      </p>
    );
  }
  return (
    <div className="grid gap-1">
      <ChildPicker
        choices={choices}
        chosen={chosen}
        here={here}
        nobody={searchPath({ ...address, page: 1, forNobody: true })}
      />
      {chosen && <p className="text-sm text-ink-soft">{t('child.explain', { name: chosen.name })}</p>}
    </div>
  );
}

import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

/** Who answers for the market, and the staff's way in. */
export function Footer() {
  const { t } = useTranslation('common');
  const link = 'inline-flex h-control items-center underline-offset-4 hover:underline';
  return (
    <footer data-shell className="mt-12 border-t border-line">
      <div className="mx-auto grid max-w-6xl gap-1 px-4 py-6 text-sm text-ink-soft">
        <p className="font-semibold text-ink">
          {t('app.county')} {t('app.name')}
        </p>
        <p className="max-w-[60ch]">{t('footer.about')}</p>
        <nav aria-label={t('footer.forStaff')} className="flex flex-wrap gap-x-6">
          <Link to="/providers" className={link}>
            {t('footer.whiteList')}
          </Link>
          <Link to="/totals" className={link}>
            {t('footer.totals')}
          </Link>
          <Link to="/draws" className={link}>
            {t('footer.draws')}
          </Link>
          <Link to="/rules" className={link}>
            {t('footer.rules')}
          </Link>
          <Link to="/api" className={link}>
            {t('footer.api')}
          </Link>
          <Link to="/sign-in/staff" className={link}>
            {t('nav.staffSignIn')}
          </Link>
          <Link to="/join" className={link}>
            {t('footer.listing')}
          </Link>
        </nav>
      </div>
    </footer>
  );
}

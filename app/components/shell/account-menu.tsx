import { Form, Link } from '@remix-run/react';
import { CircleUserRound, LogOut, Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/button';
import { Menu } from '../ui/disclosure';
import { areaHome, areaIcon } from './nav-items';
import { useRootData } from './root-data';

const row = 'flex h-control items-center gap-3 rounded-control px-3 no-underline hover:bg-sunken';

/** Who I am, my workplaces, my account, out; for a guest the way in. */
export function AccountMenu() {
  const { t } = useTranslation('common');
  const actor = useRootData()?.actor;
  if (!actor) {
    return (
      <ButtonLink to="/sign-in" className="whitespace-nowrap max-sm:px-3">
        {t('nav.signIn')}
      </ButtonLink>
    );
  }
  return (
    <Menu
      label={`${t('nav.accountMenu')}${t('form.colon')}${actor.name}`}
      summary={
        <>
          <CircleUserRound aria-hidden className="size-6" strokeWidth={1.75} />
          <span className="max-w-32 truncate text-sm max-md:sr-only">{actor.name}</span>
        </>
      }
    >
      <p className="border-b border-line px-3 pb-2 font-semibold">{actor.name}</p>
      {actor.areas.length > 0 && (
        <nav aria-label={t('nav.areas')} className="grid border-b border-line pb-1">
          {actor.areas.map((area) => {
            const Icon = areaIcon[area];
            return (
              <Link key={area} to={areaHome[area]} className={row}>
                <Icon aria-hidden className="size-5 text-ink-soft" />
                {t(`nav.area.${area}`)}
              </Link>
            );
          })}
        </nav>
      )}
      <Link to="/account" className={row}>
        <Settings aria-hidden className="size-5 text-ink-soft" />
        {t('nav.account')}
      </Link>
      <Form method="post" action="/sign-out" reloadDocument>
        <button type="submit" className={`${row} w-full`}>
          <LogOut aria-hidden className="size-5 text-ink-soft" />
          {t('nav.signOut')}
        </button>
      </Form>
    </Menu>
  );
}

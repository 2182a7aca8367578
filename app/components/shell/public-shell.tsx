import { NavLink, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../ui/class-names';
import { FlashMessage } from '../ui/flash';
import { AccountMenu } from './account-menu';
import { Brand } from './brand';
import { DemoRibbon } from './demo-ribbon';
import { Footer } from './footer';
import { LanguageSwitch } from './language-switch';
import { isCurrent, messagesItem, type NavItem, personalNav } from './nav-items';
import { useRootData } from './root-data';
import { SkipLink } from './skip-link';

/** Around every page of families and guests: top navigation at a desk, at the thumb on a phone. */
export function PublicShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation('common');
  const root = useRootData();
  const items = personalNav(root?.actor?.areas ?? []).map((item) =>
    item === messagesItem ? { ...item, count: root?.unread } : item,
  );
  return (
    <div data-density="touch" className="flex min-h-dvh flex-col">
      <SkipLink />
      <DemoRibbon />
      <header data-shell className="bg-surface">
        <div className="mx-auto flex max-w-6xl items-center gap-2 px-4 py-2">
          <Brand />
          <nav aria-label={t('nav.main')} className="ms-6 hidden flex-1 md:block">
            <ul className="flex gap-1">
              {items.map((item) => (
                <li key={item.to}>
                  <TopLink item={item} />
                </li>
              ))}
            </ul>
          </nav>
          <div className="ms-auto flex items-center gap-1">
            <LanguageSwitch />
            <AccountMenu />
          </div>
        </div>
        <div aria-hidden className="h-1 bg-accent" />
        <div aria-hidden className="awning bg-paper" />
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 pt-4 outline-none">
        <FlashMessage flash={root?.flash ?? null} />
        {children}
      </main>
      <Footer />
      <div data-shell aria-hidden className="h-[calc(4rem+env(safe-area-inset-bottom))] md:hidden" />
      <nav
        data-shell
        aria-label={t('nav.main')}
        className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        <ul className="grid grid-cols-4">
          {items.map((item) => (
            <li key={item.to}>
              <ThumbLink item={item} />
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

/** Parents' pages stand in the same frame as the public ones. */
export const ParentShell = PublicShell;

function TopLink({ item }: { item: NavItem }) {
  const { t } = useTranslation('common');
  const { pathname } = useLocation();
  return (
    <NavLink
      to={item.to}
      end={item.end}
      aria-current={isCurrent(item, true, pathname) ? undefined : false}
      prefetch="intent"
      className={({ isActive }) =>
        cx(
          'flex h-control items-center gap-1.5 rounded-control px-3 no-underline',
          isCurrent(item, isActive, pathname)
            ? 'font-semibold text-accent'
            : 'text-ink-soft hover:bg-sunken hover:text-ink',
        )
      }
    >
      {t(item.labelKey)}
      <Unread count={item.count} />
    </NavLink>
  );
}

function ThumbLink({ item }: { item: NavItem }) {
  const { t } = useTranslation('common');
  const { pathname } = useLocation();
  const { to, labelKey, icon: Icon, count, end } = item;
  return (
    <NavLink
      to={to}
      end={end}
      aria-current={isCurrent(item, true, pathname) ? undefined : false}
      className={({ isActive }) =>
        cx(
          'relative grid min-h-16 content-center justify-items-center gap-0.5 text-xs no-underline',
          isCurrent(item, isActive, pathname) ? 'font-semibold text-accent' : 'text-ink-soft',
        )
      }
    >
      <Icon aria-hidden className="size-6" strokeWidth={1.75} />
      {t(labelKey)}
      {count ? (
        <span className="absolute start-1/2 top-1.5 ms-1.5">
          <Unread count={count} />
        </span>
      ) : null}
    </NavLink>
  );
}

function Unread({ count }: { count?: number }) {
  const { t } = useTranslation('common');
  if (!count) return null;
  return (
    <span className="inline-block min-w-5 rounded-full bg-accent px-1.5 text-center text-xs font-semibold text-on-accent tabular">
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{t('nav.unread', { count })}</span>
    </span>
  );
}

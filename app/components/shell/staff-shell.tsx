import { NavLink, useLocation, useRouteLoaderData } from '@remix-run/react';
import { Menu as MenuIcon } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '~/domain/access/roles';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import { cx } from '../ui/class-names';
import { FlashMessage } from '../ui/flash';
import { AccountMenu } from './account-menu';
import { Brand } from './brand';
import { DemoRibbon } from './demo-ribbon';
import { LanguageSwitch } from './language-switch';
import { areaHome, grouped, messagesItem, type NavItem } from './nav-items';
import { useRootData } from './root-data';
import { SkipLink } from './skip-link';

/** What the area's layout loader says (services/workplace); absent where that loader failed. */
interface Workplace {
  organization: { nameZh: string; nameEn: string } | null;
  waiting: Partial<Record<NonNullable<NavItem['waits']>, number>>;
}

interface StaffShellProps {
  area: Exclude<Area, 'parent'>;
  items: readonly NavItem[];
  children: ReactNode;
}

/** Around every page of staff: navigation at the side, folded into a drawer at the top on a phone. */
export function StaffShell({ area, items, children }: StaffShellProps) {
  const { t } = useTranslation('common');
  const root = useRootData();
  const lng = useLng();
  const workplace = useRouteLoaderData(`routes/${area}+/_layout`) as Workplace | undefined;
  const organization = workplace?.organization;
  const title = organization ? pick(lng, organization.nameZh, organization.nameEn) : t(`nav.area.${area}`);
  const mine = items.filter(({ permission }) => !permission || root?.actor?.permissions.includes(permission));
  const links: NavItem[] = [
    ...mine.map((item) => ({ ...item, count: item.waits && workplace?.waiting[item.waits] })),
    { ...messagesItem, count: root?.unread },
  ];
  return (
    <div data-density="desk" className="flex min-h-dvh flex-col">
      <SkipLink />
      <DemoRibbon />
      <header data-shell className="border-b border-line bg-surface">
        <div className="flex items-center gap-2 px-4 py-1.5">
          <Brand to={areaHome[area]} />
          <span className="ms-2 border-s border-line ps-3 text-sm text-ink-soft max-sm:hidden">{title}</span>
          <div className="ms-auto flex items-center gap-1">
            <LanguageSwitch />
            <AccountMenu />
          </div>
        </div>
        <Drawer links={links} title={title} />
      </header>
      <div className="flex flex-1">
        <nav
          data-shell
          aria-label={t('nav.main')}
          className="sticky top-0 hidden max-h-dvh w-60 shrink-0 self-start overflow-y-auto p-3 lg:block"
        >
          <StaffLinks links={links} />
        </nav>
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 p-4 pb-16 outline-none lg:px-8 lg:pt-6">
          <div className="mx-auto max-w-7xl">
            <FlashMessage flash={root?.flash ?? null} />
            {children}
          </div>
        </main>
      </div>
    </div>
  );
}

function StaffLinks({ links }: { links: readonly NavItem[] }) {
  const { t } = useTranslation('common');
  const id = useId();
  return (
    <div className="grid gap-3">
      {grouped(links).map(({ group, items }) =>
        group ? (
          <div key={group}>
            <p id={`${id}-${group}`} className="px-3 pb-0.5 text-xs font-semibold text-ink-faint">
              {t(`nav.groups.${group}`)}
            </p>
            <LinkList links={items} labelledBy={`${id}-${group}`} />
          </div>
        ) : (
          <LinkList key={items[0]?.to} links={items} />
        ),
      )}
    </div>
  );
}

function LinkList({ links, labelledBy }: { links: readonly NavItem[]; labelledBy?: string }) {
  const { t } = useTranslation('common');
  return (
    <ul aria-labelledby={labelledBy} className="grid gap-0.5">
      {links.map(({ to, labelKey, icon: Icon, count, end }) => (
        <li key={to}>
          <NavLink
            to={to}
            end={end}
            prefetch="intent"
            className={({ isActive }) =>
              cx(
                'flex h-control items-center gap-3 rounded-control px-3 no-underline lg:text-sm',
                isActive
                  ? 'bg-accent-soft font-semibold text-accent-strong'
                  : 'text-ink-soft hover:bg-sunken hover:text-ink',
              )
            }
          >
            <Icon aria-hidden className="size-5 shrink-0" strokeWidth={1.75} />
            {t(labelKey)}
            {count ? (
              <span className="ms-auto rounded-full bg-sunken px-2 text-xs font-semibold text-ink tabular">
                <span aria-hidden>{count}</span>
                <span className="sr-only">
                  {labelKey === 'nav.messages' ? t('nav.unread', { count }) : t('nav.pending', { count })}
                </span>
              </span>
            ) : null}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

/** The same links on a phone; works without script and folds again when the page changes. */
function Drawer({ links, title }: { links: readonly NavItem[]; title: string }) {
  const { t } = useTranslation('common');
  const ref = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new location is the event
  useEffect(() => ref.current?.removeAttribute('open'), [key]);
  return (
    <details ref={ref} className="border-t border-line px-2 lg:hidden">
      <summary className="flex h-control items-center gap-3 px-2 font-semibold">
        <MenuIcon aria-hidden className="size-5" />
        {t('nav.menu')}
        <span className="ms-auto truncate text-sm font-normal text-ink-soft">{title}</span>
      </summary>
      <nav aria-label={t('nav.main')} className="pb-2">
        <StaffLinks links={links} />
      </nav>
    </details>
  );
}

import {
  CalendarDays,
  Heart,
  Inbox,
  Landmark,
  type LucideIcon,
  School,
  Search,
  Store,
  UserRound,
} from 'lucide-react';
import type { Permission } from '~/domain/access/permissions';
import type { Area } from '~/domain/access/roles';

/** Headings within the bureau's navigation. */
export type NavGroup = 'courses' | 'money' | 'aid' | 'rules';

/** One entry of a navigation. */
export interface NavItem {
  to: string;
  /** A key of `common`. */
  labelKey:
    | 'nav.browse'
    | 'nav.children'
    | 'nav.messages'
    | 'nav.account'
    | `nav.provider.${'overview' | 'listing' | 'instructors' | 'courses' | 'offerings' | 'lessons' | 'expiries' | 'findings' | 'settlements'}`
    | `nav.school.${'overview' | 'waiting' | 'formation' | 'afternoon' | 'accounts' | 'lessons' | 'requests' | 'offerings' | 'rooms' | 'roster' | 'claims' | 'expiries' | 'findings'}`
    | `nav.bureau.${'overview' | 'waiting' | 'draws' | 'money' | 'ledger' | 'listings' | 'courses' | 'offerings' | 'lessons' | 'staff' | 'expiries' | 'findings' | 'rules' | 'programmes' | 'entitlements' | 'settlements' | 'refunds' | 'bank' | 'reconciliation' | 'settings'}`
    | `nav.area.${Area}`;
  icon: LucideIcon;
  /** The heading it stands under, where a navigation is long; its entries follow each other. */
  group?: NavGroup;
  /** Things that wait there. */
  count?: number;
  /** Which of the workplace's counts stands beside it. */
  waits?: 'listings' | 'courses' | 'requests' | 'claims' | 'findings' | 'lessons' | 'aid' | 'formation';
  /** Shown only to who may (the same matrix as the route behind it). */
  permission?: Permission;
  /** Current only on this very address, not below it. */
  end?: boolean;
  /** Below its address but another entry's. */
  except?: string;
}

export const areaHome: Record<Area, string> = {
  parent: '/parent',
  provider: '/provider',
  school: '/school',
  bureau: '/bureau',
};

export const areaIcon: Record<Area, LucideIcon> = {
  parent: Heart,
  provider: Store,
  school: School,
  bureau: Landmark,
};

const browse: NavItem = { to: '/', labelKey: 'nav.browse', icon: Search, end: true };
const children: NavItem = { to: '/parent', labelKey: 'nav.children', icon: CalendarDays };
export const messagesItem: NavItem = { to: '/account/messages', labelKey: 'nav.messages', icon: Inbox };
const account: NavItem = {
  to: '/account',
  labelKey: 'nav.account',
  icon: UserRound,
  except: messagesItem.to,
};

/**
 * Four places for families and guests (who are asked to sign in where it is needed). Staff who are no parents have
 * their workplace where families have their children.
 */
export function personalNav(areas: readonly Area[]): NavItem[] {
  const [area] = areas;
  const own: NavItem =
    area === undefined || areas.includes('parent')
      ? children
      : { to: areaHome[area], labelKey: `nav.area.${area}`, icon: areaIcon[area] };
  return [browse, own, messagesItem, account];
}

/** Whether an entry is the current one, beyond what its address alone says. */
export function isCurrent(item: NavItem, isActive: boolean, pathname: string): boolean {
  return isActive && !(item.except && pathname.startsWith(item.except));
}

/** Entries under their headings, in their order; those without one stand alone. */
export function grouped(items: readonly NavItem[]): { group: NavGroup | undefined; items: NavItem[] }[] {
  const groups: { group: NavGroup | undefined; items: NavItem[] }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && last.group === item.group) last.items.push(item);
    else groups.push({ group: item.group, items: [item] });
  }
  return groups;
}

import {
  BookOpenCheck,
  Building2,
  CalendarDays,
  CalendarRange,
  ClipboardCheck,
  ClipboardList,
  DoorOpen,
  FileCheck2,
  GraduationCap,
  Heart,
  Inbox,
  Landmark,
  LayoutDashboard,
  type LucideIcon,
  School,
  Search,
  Store,
  UserCheck,
  UserRound,
  Users,
} from 'lucide-react';
import type { Permission } from '~/domain/access/permissions';
import type { Area } from '~/domain/access/roles';

/** One entry of a navigation. */
export interface NavItem {
  to: string;
  /** A key of `common`. */
  labelKey:
    | 'nav.browse'
    | 'nav.children'
    | 'nav.messages'
    | 'nav.account'
    | `nav.provider.${'overview' | 'listing' | 'instructors' | 'courses' | 'offerings'}`
    | `nav.school.${'overview' | 'afternoon' | 'requests' | 'rooms' | 'roster' | 'claims'}`
    | `nav.bureau.${'overview' | 'listings' | 'courses' | 'staff'}`;
  icon: LucideIcon;
  /** Things that wait there. */
  count?: number;
  /** Shown only to who may (the same matrix as the route behind it). */
  permission?: Permission;
  /** Current only on this very address, not below it. */
  end?: boolean;
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

/** A family's four places; guests are asked to sign in where it is needed. */
export const familyNav: NavItem[] = [
  { to: '/', labelKey: 'nav.browse', icon: Search, end: true },
  { to: '/parent', labelKey: 'nav.children', icon: CalendarDays },
  { to: '/messages', labelKey: 'nav.messages', icon: Inbox },
  { to: '/account', labelKey: 'nav.account', icon: UserRound },
];

export const providerNav: NavItem[] = [
  { to: '/provider', labelKey: 'nav.provider.overview', icon: LayoutDashboard, end: true },
  {
    to: '/provider/listing',
    labelKey: 'nav.provider.listing',
    icon: FileCheck2,
    permission: 'listing.apply',
  },
  {
    to: '/provider/instructors',
    labelKey: 'nav.provider.instructors',
    icon: UserCheck,
    permission: 'staff.manage',
  },
  {
    to: '/provider/courses',
    labelKey: 'nav.provider.courses',
    icon: BookOpenCheck,
    permission: 'course.write',
  },
  { to: '/provider/offerings', labelKey: 'nav.provider.offerings', icon: CalendarRange },
];

export const schoolNav: NavItem[] = [
  { to: '/school', labelKey: 'nav.school.overview', icon: LayoutDashboard, end: true },
  {
    to: '/school/afternoon',
    labelKey: 'nav.school.afternoon',
    icon: ClipboardList,
    permission: 'afternoon.read',
  },
  {
    to: '/school/requests',
    labelKey: 'nav.school.requests',
    icon: CalendarRange,
    permission: 'room_requests.decide',
  },
  { to: '/school/rooms', labelKey: 'nav.school.rooms', icon: DoorOpen, permission: 'rooms.manage' },
  { to: '/school/roster', labelKey: 'nav.school.roster', icon: GraduationCap, permission: 'pupils.read' },
  { to: '/school/claims', labelKey: 'nav.school.claims', icon: Users, permission: 'claims.decide' },
];

export const bureauNav: NavItem[] = [
  { to: '/bureau', labelKey: 'nav.bureau.overview', icon: LayoutDashboard, end: true },
  { to: '/bureau/listings', labelKey: 'nav.bureau.listings', icon: Building2, permission: 'listing.read' },
  { to: '/bureau/courses', labelKey: 'nav.bureau.courses', icon: ClipboardCheck, permission: 'course.read' },
  { to: '/bureau/staff', labelKey: 'nav.bureau.staff', icon: Users, permission: 'staff_accounts.manage' },
];

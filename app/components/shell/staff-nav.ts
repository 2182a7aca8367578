import {
  BookOpenCheck,
  Building2,
  CalendarClock,
  CalendarRange,
  ClipboardCheck,
  ClipboardList,
  DoorOpen,
  FileCheck2,
  GraduationCap,
  LayoutDashboard,
  Presentation,
  Scale,
  TriangleAlert,
  UserCheck,
  Users,
} from 'lucide-react';
import type { NavItem } from './nav-items';

// Apart from the families' navigation: their pages do not load what only staff sees.

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
  {
    to: '/provider/expiries',
    labelKey: 'nav.provider.expiries',
    icon: CalendarClock,
    permission: 'staff.manage',
  },
  {
    to: '/provider/findings',
    labelKey: 'nav.provider.findings',
    icon: TriangleAlert,
    permission: 'finding.answer',
    waits: 'findings',
  },
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
    waits: 'requests',
  },
  {
    to: '/school/offerings',
    labelKey: 'nav.school.offerings',
    icon: Presentation,
    permission: 'offering.open',
  },
  {
    to: '/school/expiries',
    labelKey: 'nav.school.expiries',
    icon: CalendarClock,
    permission: 'offering.open',
  },
  {
    to: '/school/findings',
    labelKey: 'nav.school.findings',
    icon: TriangleAlert,
    permission: 'finding.here',
    waits: 'findings',
  },
  { to: '/school/rooms', labelKey: 'nav.school.rooms', icon: DoorOpen, permission: 'rooms.manage' },
  { to: '/school/roster', labelKey: 'nav.school.roster', icon: GraduationCap, permission: 'pupils.read' },
  {
    to: '/school/claims',
    labelKey: 'nav.school.claims',
    icon: Users,
    permission: 'claims.decide',
    waits: 'claims',
  },
];

export const bureauNav: NavItem[] = [
  { to: '/bureau', labelKey: 'nav.bureau.overview', icon: LayoutDashboard, end: true },
  {
    to: '/bureau/listings',
    labelKey: 'nav.bureau.listings',
    icon: Building2,
    permission: 'listing.read',
    waits: 'listings',
  },
  {
    to: '/bureau/courses',
    labelKey: 'nav.bureau.courses',
    icon: ClipboardCheck,
    permission: 'course.read',
    waits: 'courses',
  },
  {
    to: '/bureau/offerings',
    labelKey: 'nav.bureau.offerings',
    icon: CalendarRange,
    permission: 'overview.read',
  },
  {
    to: '/bureau/findings',
    labelKey: 'nav.bureau.findings',
    icon: TriangleAlert,
    permission: 'finding.read',
    waits: 'findings',
  },
  { to: '/bureau/rules', labelKey: 'nav.bureau.rules', icon: Scale, permission: 'rule.read' },
  {
    to: '/bureau/expiries',
    labelKey: 'nav.bureau.expiries',
    icon: CalendarClock,
    permission: 'overview.read',
  },
  { to: '/bureau/staff', labelKey: 'nav.bureau.staff', icon: Users, permission: 'staff_accounts.manage' },
];

import { useRouteLoaderData } from '@remix-run/react';
import type { Permission } from '~/domain/access/permissions';
import type { Area } from '~/domain/access/roles';
import type { Lng } from '~/i18n/config';
import type { Flash } from '../ui/flash';
import type { ErrorKind } from './error-kind';

/** What every page knows, from the root loader. */
export interface RootData {
  locale: Lng;
  /** The signed-in person as shown to themselves; null for a guest. */
  actor: { name: string; areas: Area[]; permissions: Permission[] } | null;
  /** Messages not yet read. */
  unread: number;
  demo: boolean;
  /** The server's time, ISO. */
  now: string;
  flash: Flash | null;
  baseUrl: string;
  /** `%s · 课后超市` */
  titlePattern: string;
  title: string;
  description: string;
  errorTitles: Record<ErrorKind, string>;
}

/** The root loader's data; undefined only where the root loader itself failed. */
export function useRootData(): RootData | undefined {
  return useRouteLoaderData('root') as RootData | undefined;
}

/** Whether the signed-in person may do this at all: the buttons ask the same matrix as the routes. */
export function useMay(permission: Permission): boolean {
  return useRootData()?.actor?.permissions.includes(permission) ?? false;
}

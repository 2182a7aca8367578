import type { MetaDescriptor, MetaFunction } from '@remix-run/react';
import { errorKindOf } from './error-kind';
import type { RootData } from './root-data';

type Matches = readonly ({ id: string; data?: unknown } | undefined)[];

interface PageMeta {
  /** Translated, without the market's name; absent (an error page) gives the market's own title. */
  title?: string;
  description?: string;
}

/**
 * Title and description of a page: `export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
 * pageMeta(matches, { title: data?.title })`.
 */
export function pageMeta(matches: Matches, { title, description }: PageMeta = {}): MetaDescriptor[] {
  const root = matches.find((match) => match?.id === 'root')?.data as RootData | undefined;
  if (!root) return title ? [{ title }] : [];
  const full = title ? root.titlePattern.replace('%s', title) : root.title;
  const words = description ?? root.description;
  return [
    { title: full },
    { name: 'description', content: words },
    { property: 'og:title', content: full },
    { property: 'og:description', content: words },
    { property: 'og:site_name', content: root.title },
    { property: 'og:type', content: 'website' },
  ];
}

/** Title of an area's pages that have none of their own, and of its error pages. */
export const areaMeta: MetaFunction = ({ error, matches }) => {
  const root = matches.find((match) => match?.id === 'root')?.data as RootData | undefined;
  return pageMeta(matches, {
    title: error === undefined || error === null ? undefined : root?.errorTitles[errorKindOf(error)],
  });
};

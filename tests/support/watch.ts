import type { BrowserContext, Page } from '@playwright/test';

/** What happens in the browsers of one test beside what it asks for. */
export interface Watched {
  follow: (context: BrowserContext) => void;
  allow: (pattern: RegExp) => void;
  checked: (url: string) => void;
  /** Errors of scripts and of the console that nobody allowed. */
  errors: () => string[];
  /** Pages arrived at and not checked with axe, by pattern. */
  unchecked: () => string[];
}

export function watch(): Watched {
  const allowed: RegExp[] = [];
  const errors: string[] = [];
  const visited = new Set<string>();
  const checked = new Set<string>();

  const followPage = (page: Page) => {
    page.on('pageerror', (error) => errors.push(`${patternOf(page.url())}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      errors.push(`${patternOf(page.url())}: ${message.text()} (${patternOf(message.location().url)})`);
    });
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame() && frame.url().startsWith('http')) visited.add(patternOf(frame.url()));
    });
  };

  return {
    follow: (context) => {
      context.on('page', followPage);
      context.pages().forEach(followPage);
    },
    allow: (pattern) => allowed.push(pattern),
    checked: (url) => checked.add(patternOf(url)),
    errors: () => errors.filter((text) => !allowed.some((pattern) => pattern.test(text))),
    unchecked: () => [...visited].filter((path) => !checked.has(path)),
  };
}

/** The path with ids taken out, so that a page counts once whatever it shows. */
export function patternOf(url: string): string {
  if (!URL.canParse(url)) return url;
  return new URL(url).pathname
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ':id')
    .replace(/\d+/g, ':n');
}

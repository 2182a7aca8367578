export type Browser = 'wechat' | 'edge' | 'chrome' | 'firefox' | 'safari' | 'other';
export type System = 'android' | 'iphone' | 'ipad' | 'windows' | 'mac' | 'linux' | 'other';

// The order matters: most browsers also name the ones they want to be taken for.
const BROWSERS: [RegExp, Browser][] = [
  [/MicroMessenger/, 'wechat'],
  [/Edg(A|iOS)?\//, 'edge'],
  [/Firefox|FxiOS/, 'firefox'],
  [/Chrome|CriOS|Chromium/, 'chrome'],
  [/Safari/, 'safari'],
];
const SYSTEMS: [RegExp, System][] = [
  [/Android|HarmonyOS/, 'android'],
  [/iPhone/, 'iphone'],
  [/iPad/, 'ipad'],
  [/Windows/, 'windows'],
  [/Macintosh|Mac OS X/, 'mac'],
  [/Linux|X11/, 'linux'],
];

const first = <Name>(table: [RegExp, Name][], text: string): Name | undefined =>
  table.find(([pattern]) => pattern.test(text))?.[1];

/** Which device a User-Agent header speaks of, as far as its owner needs to know it; null when it says nothing. */
export function deviceOf(userAgent: string): { browser: Browser; system: System } | null {
  const [browser, system] = [first(BROWSERS, userAgent), first(SYSTEMS, userAgent)];
  return browser || system ? { browser: browser ?? 'other', system: system ?? 'other' } : null;
}

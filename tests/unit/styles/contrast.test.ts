import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../app/styles/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const themes = { light, dark: dark.split('@media print')[0] ?? '' };

/** Relative luminance and contrast ratio of WCAG 2.2. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['paper', 'surface', 'sunken'];
const inks = ['ink', 'ink-soft', 'ink-faint', 'accent', 'warn', 'refuse'];
const soft = ['warn', 'refuse', 'sport', 'art', 'science', 'labour', 'integrated'];
const text: [string, string][] = [
  ...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as [string, string])),
  ...soft.map((name) => [name, `${name}-soft`] as [string, string]),
  ...soft.map((name) => [name, 'surface'] as [string, string]),
  ...soft.map((name) => ['ink', `${name}-soft`] as [string, string]),
  ...['warn', 'refuse', 'science', 'accent'].map((name) => ['ink', `${name}-soft`] as [string, string]),
  ['ink-soft', 'accent-soft'],
  ['ink-faint', 'accent-soft'],
  ['accent-strong', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-refuse', 'refuse'],
];

describe.each(Object.entries(themes))('the %s theme', (_name, block) => {
  const colours = new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
  const of = (name: string) => colours.get(name) ?? `missing ${name}`;

  it.each(text)('%s can be read on %s (4.5 : 1)', (ink, ground) => {
    expect(contrast(of(ink), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['line-strong', 'surface'],
    ['line-strong', 'paper'],
    ['accent', 'paper'],
  ])('%s shows the edge of a control on %s (3 : 1)', (line, ground) => {
    expect(contrast(of(line), of(ground))).toBeGreaterThanOrEqual(3);
  });
});

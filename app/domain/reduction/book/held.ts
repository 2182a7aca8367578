import type { SchoolDate } from '../../calendar';
import { CHECKED_RULES } from '../check';
import { type RuleVersion, sourceText, versionOn } from '../rule';

/** The versions that hold on a day at a place, in the order of the book, as anybody reads them in a file. */
export function heldOn(versions: readonly RuleVersion[], on: SchoolDate, region: string) {
  const here = versions.filter((version) => version.region !== 'zhejiang' || region === 'zhejiang');
  return [...new Set(here.map(({ rule }) => rule))].flatMap((rule) => {
    const held = versionOn(
      here.filter((version) => version.rule === rule),
      on,
    );
    return held ? [lineOf(held)] : [];
  });
}

function lineOf({ rule, version, severity, binds, params, from, to, region, ...rest }: RuleVersion) {
  const { source, confidence, title, words } = rest;
  return {
    id: rule,
    version,
    severity,
    binds,
    params,
    from,
    to,
    region,
    source: sourceText(source),
    document: source,
    confidence,
    title,
    words,
    checked: CHECKED_RULES.has(rule),
  };
}

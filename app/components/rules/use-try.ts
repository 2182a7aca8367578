import { type FormEvent, useCallback, useMemo, useState } from 'react';
import { codeOf } from '~/components/planning/use-plan';
import type { SchoolCalendar, SchoolDate } from '~/domain/calendar';
import { checkDossier } from '~/domain/reduction/check';
import { type Finding, findingRefusal, type Verdict } from '~/domain/reduction/finding';
import type { RulesInForce, Words } from '~/domain/reduction/rule';
import { readTry, type TryName, type TryText } from '~/forms/rules/try';
import { tryDossier } from '~/forms/rules/try-dossier';
import { type TryField, tryField } from '~/forms/rules/try-fields';

export type TryGround = {
  readonly on: SchoolDate;
  readonly region: string;
  readonly rules: RulesInForce;
  readonly titles: Readonly<Record<string, Words>>;
  readonly calendar: SchoolCalendar;
};

/** A finding with the field it stands beside, and how many more places break the same rule there. */
export type PlacedFinding = { finding: Finding; field: TryField | null; more: number };

/** The judgement of a plan; null while some fields cannot be read. */
export type TryAnswer = { verdict: Verdict; placed: PlacedFinding[] } | null;

export const tryFieldId = (name: TryField) => `try-${name}`;

/** A plan while it is changed: judged with each key by the very functions that judge a real one. */
export function useTry(initial: TryText, ground: TryGround) {
  const [text, setText] = useState(initial);
  const { unreadable, answer } = useMemo(() => judge(text, ground), [text, ground]);
  const onInput = useCallback((event: FormEvent<HTMLFormElement>) => {
    setText(readTry(new FormData(event.currentTarget)));
  }, []);

  const meta = (name: TryField, value: unknown) => {
    const id = tryFieldId(name);
    const found = answer?.placed.find(({ field }) => field === name);
    const errors = unreadable.includes(name as TryName)
      ? ['invalid']
      : found && [codeOf(findingRefusal(found.finding))];
    return {
      id,
      name,
      errorId: `${id}-error`,
      descriptionId: `${id}-hint`,
      initialValue: value,
      errors: errors ? [...errors] : undefined,
    };
  };
  return { text, answer, unreadable, meta, onInput };
}

function judge(
  text: TryText,
  { on, region, rules, calendar }: TryGround,
): { unreadable: readonly TryName[]; answer: TryAnswer } {
  const read = tryDossier(text, { asOf: on, region, calendar });
  if (read.kind === 'unreadable') return { unreadable: read.fields, answer: null };
  const { verdict, findings } = checkDossier(read.dossier, { rules, calendar, allowOffCampus: false });
  return { unreadable: [], answer: { verdict, placed: placedOnce(findings) } };
}

/** One line for each rule and field: sixteen lessons at a wrong hour are one thing to put right. */
function placedOnce(findings: readonly Finding[]): PlacedFinding[] {
  const placed = new Map<string, PlacedFinding>();
  for (const finding of findings) {
    const field = tryField(finding.path);
    const key = `${finding.rule} ${field}`;
    const known = placed.get(key);
    if (known) known.more += 1;
    else placed.set(key, { finding, field, more: 0 });
  }
  return [...placed.values()];
}

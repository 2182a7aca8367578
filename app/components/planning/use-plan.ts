import { type FormEvent, useCallback, useMemo, useState } from 'react';
import { type PlanDesk, planFindings } from '~/domain/planning/findings';
import type { Refusal } from '~/domain/refusal';
import { type PlanText, planDraft, planField, readPlan } from '~/forms/provider/plan';
import { datesRead } from '~/i18n/dates-read';
import type { Formatter } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';
import { type PlanFields, planFieldId } from './plan-fields';

/** A finding and the field it stands beside ('' for none of them), its dates as people read them. */
export type PlacedFinding = { field: string; refusal: Refusal };

type PlanQuestion = {
  desk: PlanDesk;
  initial: PlanText;
  /** Show findings at once: it was written before, or sending it was refused. */
  outspoken: boolean;
  /** What only the server could find. */
  refused: readonly Refusal[];
  now: Date;
};

/**
 * A plan while it is typed: the same judgement as the command's, beside each field once somebody has been there. It
 * runs on the server too, so that a page without script says the same after each save.
 */
export function usePlan({ desk, initial, outspoken, refused, now }: PlanQuestion) {
  const f = useFormat();
  const [text, setText] = useState(initial);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const draft = useMemo(() => planDraft(text), [text]);
  const findings = useMemo(() => planFindings(desk, draft, now), [desk, draft, now]);
  const placed = useMemo(
    () => findings.refusals.map((refusal) => place(refusal, text, f)),
    [findings, text, f],
  );
  const fromServer = useMemo(
    () => refused.map((refusal) => place(refusal, initial, f)),
    [refused, initial, f],
  );

  // What only the server knew (somebody was faster): the rest is judged here again with each key.
  const serverOnly = useMemo(() => {
    const judged = new Set(planFindings(desk, planDraft(initial), now).refusals.map(kindOf));
    return fromServer.filter(({ refusal }) => !judged.has(kindOf(refusal)));
  }, [desk, initial, now, fromServer]);

  const onInput = useCallback((event: FormEvent<HTMLFormElement>) => {
    const { name } = event.target as HTMLInputElement;
    setText(readPlan(new FormData(event.currentTarget)));
    if (name) setSeen((before) => (before.has(name) ? before : new Set(before).add(name)));
  }, []);

  const fields: PlanFields = useMemo(() => {
    const error = (name: string) => {
      const found =
        placed.find(({ field }) => field === name) ??
        (seen.has(name) ? undefined : serverOnly.find(({ field }) => field === name));
      return found && (outspoken || seen.has(name)) ? codeOf(found.refusal) : undefined;
    };
    const meta = (name: string, value: unknown) => {
      const found = error(name);
      const id = planFieldId(name);
      return {
        id,
        name,
        errorId: `${id}-error`,
        descriptionId: `${id}-hint`,
        initialValue: value,
        errors: found ? [found] : undefined,
      };
    };
    return { error, meta };
  }, [placed, serverOnly, seen, outspoken]);

  // What was refused and is mended by now is said no more.
  const stillRefused = useMemo(() => {
    const found = new Set(placed.map(({ field, refusal }) => `${field} ${kindOf(refusal)}`));
    return fromServer.filter(
      (each) => serverOnly.includes(each) || found.has(`${each.field} ${kindOf(each.refusal)}`),
    );
  }, [fromServer, placed, serverOnly]);

  return { text, draft, findings, placed, fromServer: stillRefused, fields, onInput };
}

/** What kind of refusal it is: its code, and of a rule which. */
function kindOf({ code, params }: Refusal): string {
  return code === 'rule' ? `rule ${params?.ruleId}` : code;
}

function place(refusal: Refusal, text: PlanText, f: Formatter): PlacedFinding {
  return {
    field: planField(refusal.path, text),
    refusal: { ...refusal, params: datesRead(refusal.params, f) },
  };
}

/** A refusal as the error of a field: `code?name=value`. */
export function codeOf({ code, params }: Refusal): string {
  const entries = Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]);
  return entries.length > 0 ? `${code}?${new URLSearchParams(entries)}` : code;
}

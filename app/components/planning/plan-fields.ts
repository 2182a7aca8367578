import type { FieldMeta } from '~/components/ui/field-control';

/** Everything about the fields of a plan's form that its parts share. */
export type PlanFields = {
  /** What a field control needs: name, id, value as typed, and what was found about it. */
  meta: (name: string, value: unknown) => FieldMeta;
  /** The finding beside a field, as a code with its parameters. */
  error: (name: string) => string | undefined;
};

/** The id of a field's control, for links that lead to it. */
export function planFieldId(name: string): string {
  return `plan-${name.replace(':', '-')}`;
}

import type { FieldMeta } from '../ui/field-control';
import { TextField } from '../ui/text-fields';

/** Six digits: the phone offers them from the message, and its number pad comes up. */
export function CodeField({ meta, label, hint }: { meta: FieldMeta; label: string; hint: string }) {
  return (
    <TextField
      meta={meta}
      label={label}
      hint={hint}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={12}
      className="tabular"
    />
  );
}

import type { FieldMeta } from '~/components/ui/field-control';

/** A field under an id of ours, for a key that moves there. conform's fields are read, not copied: their parts are getters. */
export function metaAs(field: FieldMeta | undefined, id: string): FieldMeta {
  return {
    key: field?.key,
    id,
    name: field?.name ?? 'reason',
    errorId: `${id}-error`,
    descriptionId: `${id}-hint`,
    initialValue: field?.initialValue,
    errors: field?.errors,
  };
}

import { useTranslation } from 'react-i18next';

type FieldRow = { path: string; type: string; required: boolean; words: string };
type ParameterRow = {
  name: string;
  place: 'path' | 'query' | 'header';
  required: boolean;
  type: string;
  words: string;
};

/** Fields of a body or of an answer: a list that reads well on a phone and at a desk. */
export function FieldTable({ rows }: { rows: readonly FieldRow[] }) {
  return (
    <dl className="grid gap-2">
      {rows.map(({ path, ...row }) => (
        <Row key={path} name={path} {...row} />
      ))}
    </dl>
  );
}

/** Parameters of an address, of a query, and headers. */
export function ParameterTable({ rows }: { rows: readonly ParameterRow[] }) {
  const { t } = useTranslation('api');
  return (
    <dl className="grid gap-2">
      {rows.map(({ place, ...row }) => (
        <Row key={`${place} ${row.name}`} {...row} note={t(`reference.place.${place}`)} />
      ))}
    </dl>
  );
}

function Row({
  name,
  type,
  required,
  words,
  note,
}: {
  name: string;
  type: string;
  required: boolean;
  words: string;
  note?: string;
}) {
  const { t } = useTranslation('api');
  return (
    <div className="border-t border-line pt-2 first:border-0 first:pt-0">
      <dt className="flex flex-wrap items-baseline gap-x-2">
        <span className="break-all font-mono text-sm font-semibold" lang="en">
          {name}
        </span>
        {required && <span className="text-sm font-semibold text-accent">{t('reference.required')}</span>}
        {note && <span className="text-sm text-ink-soft">{note}</span>}
      </dt>
      <dd className="text-sm">
        <span className="break-words text-ink-soft">{type}</span>
        {words && <span className="block">{words}</span>}
      </dd>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { SelectField } from '~/components/ui/text-fields';
import type { Doubt } from '~/domain/roster/compare';
import { type FileRow, type PupilFields, useFieldText } from './preview-tables';

type Choice = 'leave' | 'take' | 'add' | 'renumber';

export interface DoubtfulRow {
  row: FileRow;
  why: Doubt;
  before: PupilFields | null;
  choices: readonly Choice[];
}

interface DoubtfulRowsProps {
  rows: readonly DoubtfulRow[];
  /** Id of the form that applies the import: the choices are sent along with it. */
  form: string;
  /** Choices that were made and came back with a refusal, by field name. */
  chosen: Record<string, unknown>;
}

const fields = ['name', 'birthDate', 'grade', 'className'] as const;

/** Rows that a person decides about, each with what the file and the roster say, and why it is in doubt. */
export function DoubtfulRows({ rows, form, chosen }: DoubtfulRowsProps) {
  const { t } = useTranslation('school');
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {rows.map((doubtful) => (
        <Card key={doubtful.row.row} as="li" level={3} title={t('preview.rowOf', { row: doubtful.row.row })}>
          <p>{t(`preview.why.${reasonOf(doubtful)}`)}</p>
          <Compared doubtful={doubtful} />
          {doubtful.choices.length > 0 && (
            <SelectField
              name={`row-${doubtful.row.row}`}
              form={form}
              label={t('preview.decideOf', { row: doubtful.row.row })}
              placeholder={null}
              defaultValue={String(chosen[`row-${doubtful.row.row}`] ?? 'leave')}
              options={doubtful.choices.map((value) => ({
                value,
                label: t(
                  `preview.choice.${value === 'take' && doubtful.why === 'known_elsewhere' ? 'take_known_elsewhere' : value}`,
                ),
              }))}
            />
          )}
        </Card>
      ))}
    </ul>
  );
}

/** Where nothing can be chosen the words say who puts it right. */
function reasonOf({ why, choices }: DoubtfulRow) {
  if (why === 'other_person' && choices.length === 0) return 'other_person_linked';
  if (why === 'known_elsewhere' && choices.length > 0) return 'known_elsewhere_left';
  return why;
}

function Compared({ doubtful: { row, before } }: { doubtful: DoubtfulRow }) {
  const { t } = useTranslation('school');
  const text = useFieldText();
  return (
    <table className="w-full text-sm">
      <thead className="text-ink-soft">
        <tr>
          <td />
          <th scope="col" className="pe-3 text-start font-semibold">
            {t('preview.inFile')}
          </th>
          {before && (
            <th scope="col" className="text-start font-semibold">
              {t('preview.inRoster')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const differs = before !== null && before[field] !== row[field];
          return (
            <tr key={field} className="border-t border-line">
              <th scope="row" className="pe-3 text-start font-normal text-ink-soft">
                {t(`preview.field.${field}`)}
              </th>
              <td className={differs ? 'pe-3 font-semibold' : 'pe-3'}>{text(row, field)}</td>
              {before && <td className={differs ? 'font-semibold' : undefined}>{text(before, field)}</td>}
            </tr>
          );
        })}
        <tr className="border-t border-line">
          <th scope="row" className="pe-3 text-start font-normal text-ink-soft">
            {t('roster.number')}
          </th>
          <td className="pe-3">{t('roster.numberEnd', { end: row.numberEnd })}</td>
          {before && <td />}
        </tr>
      </tbody>
    </table>
  );
}

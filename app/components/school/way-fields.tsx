import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioGroupField } from '~/components/ui/choice-fields';
import type { FieldMeta } from '~/components/ui/field-control';
import { useFieldMessage } from '~/components/ui/field-control';
import { Notice } from '~/components/ui/notice';
import { useRefusalText } from '~/components/ui/refusal-notice';
import { SelectField, TextField } from '~/components/ui/text-fields';
import { WAYS, type Ways } from '~/domain/enrollment/ways';
import { type Allocation, RESERVE_CLASSES } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

/** A draw that a class can join. Instants are ISO texts. */
export interface DrawChoiceView {
  id: string;
  nameZh: string;
  nameEn: string;
  opensAt: string;
  closesAt: string;
  payUntil: string;
}

/** What the county leaves to a school for one class. */
export interface WaysView extends Ways {
  filled: boolean;
}

type KeptField = (typeof RESERVE_CLASSES)[number];
export type WayField =
  | 'allocation'
  | 'drawId'
  | 'reserved'
  | 'opensAt'
  | 'closesAt'
  | KeptField
  | `${KeptField}Order`;
export type WayMeta = Record<WayField, FieldMeta>;

interface WayFieldsProps {
  fields: WayMeta;
  ways: WaysView;
  draws: readonly DrawChoiceView[];
  capacity: number;
  first: { date: string; startMinute: number };
  /** Chosen to begin with. */
  chosen: Allocation;
}

/** The way places are given, and with it the draw, the places that are kept, and the times. */
export function WayFields({ fields, ways, draws, capacity, first, chosen }: WayFieldsProps) {
  const { t } = useTranslation(['wishes', 'codes', 'school']);
  const f = useFormat();
  const lng = useLng();
  const refusalText = useRefusalText();
  const [way, setWay] = useState<Allocation>(chosen);
  // Without script nothing can be folded away: then every field stands there, and says whom it is for.
  const [follows, setFollows] = useState(false);
  useEffect(() => setFollows(true), []);
  const shows = (each: Allocation) => !follows || way === each;
  const must = ways.filled && ways.refusals.first_come?.code === 'way_filled_draw';
  const lastMoment = { date: f.date(first.date), time: f.time(first.startMinute) };
  const worded = { draw: 'Draw', first_come: '', school_choice: 'Choice' } as const;
  return (
    <>
      {ways.filled && <Notice tone="info">{t(must ? 'wishes:way.filledMust' : 'wishes:way.filled')}</Notice>}
      <RadioGroupField
        meta={fields.allocation}
        label={t('wishes:way.label')}
        options={WAYS.map((each) => {
          const refusal = ways.refusals[each];
          return {
            value: each,
            label: t(`codes:allocation.${each}`),
            hint: refusal ? refusalText(refusal) : t(`wishes:way.${each}`),
            disabled: refusal !== undefined,
          };
        })}
        onChange={(value) => setWay(value as Allocation)}
      />
      {shows('draw') &&
        (draws.length === 0 ? (
          <Notice tone="warn">{t('wishes:way.noDraw')}</Notice>
        ) : (
          <RadioGroupField
            meta={fields.drawId}
            label={t('wishes:way.which')}
            options={draws.map((draw) => ({
              value: draw.id,
              label: pick(lng, draw.nameZh, draw.nameEn),
              hint: t('wishes:way.drawLine', {
                from: f.instant(draw.opensAt),
                until: f.instant(draw.closesAt),
                pay: f.instant(draw.payUntil),
              }),
            }))}
          />
        ))}
      {shows('draw') && <KeptFields fields={fields} capacity={capacity} />}
      {(way !== 'draw' || !follows) && (
        <TextField
          meta={fields.opensAt}
          type="datetime-local"
          label={t(follows && way === 'school_choice' ? 'wishes:way.opensAtChoice' : 'wishes:way.opensAt')}
          hint={follows ? undefined : t('wishes:way.opensAtDraw')}
        />
      )}
      <TextField
        meta={fields.closesAt}
        type="datetime-local"
        label={t(`wishes:way.closesAt${follows ? worded[way] : ''}`)}
        hint={
          follows && way === 'draw'
            ? t('wishes:way.closesHintDraw', lastMoment)
            : t('school:offerings.open.closesHint', lastMoment)
        }
      />
    </>
  );
}

function KeptFields({ fields, capacity }: { fields: WayMeta; capacity: number }) {
  const { t } = useTranslation('wishes');
  const message = useFieldMessage();
  const [error] = fields.reserved.errors ?? [];
  const orders = RESERVE_CLASSES.map((_, index) => ({ value: String(index + 1), label: String(index + 1) }));
  return (
    <fieldset
      id={fields.reserved.id}
      tabIndex={-1}
      aria-describedby={`${fields.reserved.id}-note`}
      className="grid gap-2"
    >
      <legend className="mb-1.5 font-semibold">{t('way.kept')}</legend>
      <p id={`${fields.reserved.id}-note`} className="text-sm text-ink-soft">
        {t('way.keptHint', { capacity })}
        {error && <span className="mt-1 block font-semibold text-refuse">{message(error)}</span>}
      </p>
      {RESERVE_CLASSES.map((each) => (
        <div key={each} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-end gap-3">
          <TextField
            meta={fields[each]}
            label={t('way.keptPlaces', { who: t(`way.${each}`) })}
            inputMode="numeric"
            optional
          />
          <SelectField
            meta={fields[`${each}Order`]}
            label={t('way.keptOrder', { who: t(`way.${each}`) })}
            options={orders}
            placeholder={null}
          />
        </div>
      ))}
    </fieldset>
  );
}

import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { CheckboxGroupField } from '~/components/ui/choice-fields';
import { ErrorSummary } from '~/components/ui/error-summary';
import { SelectField, TextField, TimeField } from '~/components/ui/text-fields';
import { clock } from '~/domain/calendar';
import { EQUIPMENT } from '~/domain/planning/equipment';
import { ROOM_KINDS, type RoomKind } from '~/domain/states';
import { roomForm } from '~/forms/school/room';

export interface RoomValues {
  nameZh: string;
  nameEn: string;
  kind: RoomKind;
  seats: number | null;
  areaM2: number;
  floor: number;
  equipment: readonly string[];
  openMinute: number;
  closeMinute: number;
}

interface RoomFormProps {
  /** The room as it is; a new one starts with a school's usual hours. */
  room?: RoomValues;
  /** Sent along as `act` where a page takes more than one form. */
  act?: string;
  lastResult: SubmissionResult<string[]> | undefined;
  button: string;
}

const usual = { openMinute: 7 * 60 + 30, closeMinute: 18 * 60 + 30 };

/** What a room is: for registering one and for changing it. */
export function RoomForm({ room, act, lastResult, button }: RoomFormProps) {
  const { t } = useTranslation(['school', 'codes']);
  const [form, fields] = useForm<Record<keyof RoomValues, string | string[]>>({
    id: 'room',
    lastResult,
    defaultValue: defaults(room),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: roomForm }) as never,
    shouldValidate: 'onBlur',
    shouldRevalidate: 'onInput',
  });
  const labels = {
    nameZh: t('school:rooms.nameZh'),
    nameEn: t('school:rooms.nameEn'),
    kind: t('school:rooms.kind'),
    seats: t('school:rooms.seats'),
    areaM2: t('school:rooms.area'),
    floor: t('school:rooms.floor'),
    equipment: t('school:rooms.equipment'),
    openMinute: t('school:rooms.opens'),
    closeMinute: t('school:rooms.closes'),
  };
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-5">
      {act && <input type="hidden" name="act" value={act} />}
      <ErrorSummary form={form} fields={fields as never} labels={labels} />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TextField
          meta={fields.nameZh}
          label={labels.nameZh}
          hint={t('school:rooms.nameHint')}
          maxLength={30}
        />
        <TextField
          meta={fields.nameEn}
          label={labels.nameEn}
          hint={t('school:rooms.nameEnHint')}
          maxLength={30}
        />
        <SelectField
          meta={fields.kind}
          label={labels.kind}
          options={ROOM_KINDS.map((value) => ({ value, label: t(`codes:roomKind.${value}`) }))}
        />
        <TextField
          meta={fields.seats}
          label={labels.seats}
          hint={t('school:rooms.seatsHint')}
          inputMode="numeric"
          optional
        />
        <TextField
          meta={fields.areaM2}
          label={labels.areaM2}
          inputMode="numeric"
          suffix={t('school:rooms.areaUnit')}
        />
        <TextField meta={fields.floor} label={labels.floor} inputMode="numeric" />
        <TimeField meta={fields.openMinute} label={labels.openMinute} />
        <TimeField meta={fields.closeMinute} label={labels.closeMinute} />
      </div>
      <CheckboxGroupField
        meta={fields.equipment}
        label={labels.equipment}
        layout="chips"
        optional
        options={EQUIPMENT.map((value) => ({ value, label: t(`codes:equipment.${value}`) }))}
      />
      <div>
        <SubmitButton>{button}</SubmitButton>
      </div>
    </Form>
  );
}

function defaults(room: RoomValues | undefined): Record<string, string | string[]> {
  const { openMinute, closeMinute } = room ?? usual;
  const hours = { openMinute: clock(openMinute), closeMinute: clock(closeMinute) };
  if (!room) return { floor: '1', ...hours };
  return {
    nameZh: room.nameZh,
    nameEn: room.nameEn,
    kind: room.kind,
    seats: room.seats === null ? '' : String(room.seats),
    areaM2: String(room.areaM2),
    floor: String(room.floor),
    equipment: [...room.equipment],
    ...hours,
  };
}

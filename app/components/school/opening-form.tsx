import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { ErrorSummary } from '~/components/ui/error-summary';
import { Notice } from '~/components/ui/notice';
import { MoneyField } from '~/components/ui/text-fields';
import type { Kept } from '~/domain/enrollment/ways';
import { type Allocation, RESERVE_CLASSES } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { wallClock } from './wall-clock';
import { type DrawChoiceView, type WayField, WayFields, type WaysView } from './way-fields';

interface WayFormProps {
  /** As planned or as it is, ISO; null when nothing is planned. */
  opensAt: string | null;
  closesAt: string | null;
  first: { date: string; startMinute: number };
  capacity: number;
  ways: WaysView;
  draws: readonly DrawChoiceView[];
  lastResult: SubmissionResult<string[]> | undefined;
}

type OpeningFormProps = WayFormProps & {
  /** The closing time planned is over. */
  late: boolean;
  /** Most the school may charge for its service (F2); 0: it may not charge any. Whole fen. */
  serviceMaxFen: number;
};

type Typed = Record<WayField | 'serviceFen', string>;

/** Opens a class: how its places are given, and between which times, which the provider planned and the school may move. */
export function OpeningForm({ late, serviceMaxFen, lastResult, ...props }: OpeningFormProps) {
  const { t } = useTranslation(['school', 'wishes']);
  const f = useFormat();
  const [form, fields] = useForm<Typed>({
    id: 'opening',
    lastResult,
    defaultValue: {
      ...timesOf(props),
      allocation: props.ways.preselected,
      ...soleDraw(props.draws),
      ...orders,
    },
  });
  const labels = { ...useLabels(), serviceFen: t('school:offerings.open.service') };
  return (
    <Card as="section" title={t('school:offerings.open.title')}>
      <Form method="post" {...getFormProps(form)} className="grid gap-4">
        <input type="hidden" name="act" value="open" />
        <p className="text-sm text-ink-soft">{t('school:offerings.open.hint')}</p>
        {late && <Notice tone="warn">{t('school:offerings.open.moved')}</Notice>}
        <ErrorSummary form={form} fields={fields} labels={labels} />
        <WayFields {...props} fields={fields} chosen={chosenIn(lastResult) ?? props.ways.preselected} />
        {serviceMaxFen > 0 && (
          <MoneyField
            meta={fields.serviceFen}
            label={labels.serviceFen}
            optional
            hint={t('school:offerings.open.serviceHint', { most: f.money(serviceMaxFen) })}
          />
        )}
        <SubmitButton block>{t('school:offerings.open.button')}</SubmitButton>
      </Form>
    </Card>
  );
}

type ChangeWayFormProps = WayFormProps & {
  now: {
    allocation: Allocation;
    /** The draw it belongs to; aborted ones too. */
    draw: { id: string; nameZh: string; nameEn: string; aborted: boolean } | null;
    kept: readonly Kept[];
    /** Until when it may be changed, ISO; null: until there is a draw. */
    until: string | null;
  };
};

/** The same of a class that is open already, as long as nobody could hand in wishes or take a place. */
export function ChangeWayForm({ now, lastResult, ...props }: ChangeWayFormProps) {
  const { t } = useTranslation(['wishes', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const { allocation, draw, kept } = now;
  const [form, fields] = useForm<Typed>({
    id: 'way',
    lastResult,
    defaultValue: {
      ...timesOf(props),
      allocation,
      drawId: draw && !draw.aborted ? draw.id : '',
      ...orders,
      ...Object.fromEntries(
        kept.flatMap((each) => [
          [each.class, String(each.places)],
          [`${each.class}Order`, String(each.order)],
        ]),
      ),
    },
  });
  const way = t(`codes:allocation.${allocation}`);
  return (
    <Card as="section" title={t('wishes:way.title')}>
      <Form method="post" {...getFormProps(form)} className="grid gap-4">
        <input type="hidden" name="act" value="way" />
        {draw?.aborted ? (
          <Notice tone="warn">{t('wishes:way.aborted')}</Notice>
        ) : (
          <p className="text-sm text-ink-soft">
            {draw
              ? t('wishes:way.nowDraw', { way, draw: pick(lng, draw.nameZh, draw.nameEn) })
              : t('wishes:way.now', { way })}{' '}
            {now.until && t('wishes:way.until', { until: f.instant(now.until) })}
          </p>
        )}
        <ErrorSummary form={form} fields={fields} labels={useLabels()} />
        <WayFields {...props} fields={fields} chosen={chosenIn(lastResult) ?? allocation} />
        <SubmitButton block variant="secondary">
          {t('wishes:way.change')}
        </SubmitButton>
      </Form>
    </Card>
  );
}

/** Kinds of claims in the order in which they are listed, until the school says otherwise. */
const orders = Object.fromEntries(RESERVE_CLASSES.map((each, index) => [`${each}Order`, String(index + 1)]));

function timesOf({ opensAt, closesAt }: Pick<WayFormProps, 'opensAt' | 'closesAt'>) {
  return {
    opensAt: opensAt ? wallClock(new Date(opensAt)) : '',
    closesAt: closesAt ? wallClock(new Date(closesAt)) : '',
  };
}

function soleDraw([only, another]: readonly DrawChoiceView[]) {
  return only && !another ? { drawId: only.id } : {};
}

function chosenIn(lastResult: SubmissionResult<string[]> | undefined): Allocation | null {
  return (lastResult?.initialValue?.allocation as Allocation | undefined) ?? null;
}

function useLabels() {
  const { t } = useTranslation('wishes');
  return {
    allocation: t('way.label'),
    drawId: t('way.which'),
    reserved: t('way.kept'),
    opensAt: t('way.opensAt'),
    closesAt: t('way.closesAt'),
    ...Object.fromEntries(
      RESERVE_CLASSES.flatMap((each) => {
        const who = t(`way.${each}`);
        return [
          [each, t('way.keptPlaces', { who })],
          [`${each}Order`, t('way.keptOrder', { who })],
        ];
      }),
    ),
  };
}

import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChildDataConsent, RosterConsent } from '~/components/enrollment/consent-fields';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { CheckboxGroupField } from '~/components/ui/choice-fields';
import { ErrorSummary } from '~/components/ui/error-summary';
import { Notice } from '~/components/ui/notice';
import { SelectField } from '~/components/ui/text-fields';
import type { Refusal } from '~/domain/refusal';
import { togetherRefusals } from '~/domain/wishes/decide';
import { afterPress, type ListAct } from '~/domain/wishes/order';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { ChooseClasses } from './choose-classes';
import { useNames, useTitle } from './class-line';
import { draftOf } from './draft';
import { ListEditor } from './list-editor';
import type { ClassesById, DrawView, WishChildView } from './views';
import { CapNotes, ClashHints, TieNote } from './wish-notes';

interface WishFormProps {
  draw: DrawView;
  child: WishChildView;
  siblings: readonly WishChildView[];
  classes: ClassesById;
  travel: Readonly<Record<string, number>>;
  minorBelow: number | null;
  /** The class the family came here to add. */
  adding: string | null;
  lastResult: SubmissionResult<string[]> | undefined;
}

const ID = 'wishes';

/** One child's list: choose, rank, say how many and with whom, agree, save. It works without script. */
export function WishForm({
  draw,
  child,
  siblings,
  classes,
  travel,
  minorBelow,
  adding,
  lastResult,
}: WishFormProps) {
  const { t } = useTranslation(['wishes', 'parent']);
  const f = useFormat();
  const lng = useLng();
  const title = useTitle();
  const names = useNames();
  const [draft, setDraft] = useState(() => draftOf(child, lastResult, adding));
  const [form, fields] = useForm<Record<'cap' | 'tied' | 'childData' | 'receivers', string>>({
    id: ID,
    lastResult,
    defaultValue: { cap: String(draft.cap) },
  });
  const [said, setSaid] = useState('');
  const { wishes } = draft;
  const tied = siblings.filter(({ id }) => draft.tied.includes(id));
  const together = [child, ...tied];
  const refusalsOf = (id: string): Refusal[] =>
    togetherRefusals(
      together.map((each) => [...(each.refusals[id] ?? [{ code: 'wish_other_draw' as const }])]),
      classes.get(id)?.capacity ?? 0,
    );
  const press = (act: ListAct, id: string) =>
    setDraft((was) => ({ ...was, wishes: afterPress(was.wishes, act, id) }));
  const most = Math.min(...together.map((each) => each.most));
  const saved = child.list?.wishes.map(({ offeringId }) => offeringId) ?? [];
  const before = { cap: child.list?.cap ?? 1, tied: [...(child.list?.tiedWith ?? [])].sort().join() };
  const changed =
    saved.join() !== wishes.join() ||
    before.cap !== draft.cap ||
    before.tied !== [...draft.tied].sort().join();
  const receivers = new Map(
    wishes.flatMap((id) => {
      const of = classes.get(id);
      const missing = of && together.some(({ consents }) => consents.receivers.includes(of.providerId));
      return missing ? [[of.providerId, pick(lng, of.providerZh, of.providerEn)] as const] : [];
    }),
  );
  const askData = together.some(({ consents }) => consents.childData);
  const labels: Record<string, string> = {
    cap: t('wishes:cap.label'),
    receivers: t('wishes:consent.receivers'),
  };
  for (const [index, id] of wishes.entries()) labels[`wishes[${index}]`] = title(classes.get(id));
  if (most < 1 && !child.list) {
    return <Notice tone="warn">{t('wishes:cap.none', { child: child.name })}</Notice>;
  }
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-4" preventScrollReset>
      {/* The key "enter" in a field presses the first button: it saves. */}
      <button type="submit" name="press" value="save" tabIndex={-1} aria-hidden className="sr-only" />
      <input type="hidden" name="childId" value={child.id} />
      {[child, ...siblings].map(({ id, list }) => (
        <input key={id} type="hidden" name="seen" value={`${id} ${list?.updatedAt ?? ''}`} />
      ))}
      <ErrorSummary form={form} fields={fields} labels={labels} />
      <Card
        as="section"
        id={`${ID}-wishes`}
        title={t('wishes:mine.title', { child: names(together.map(({ name }) => name)) })}
      >
        <ListEditor
          formId={ID}
          wishes={wishes}
          classes={classes}
          refusalsOf={refusalsOf}
          press={press}
          say={setSaid}
        />
        {child.list && !changed && (
          <p className="text-sm text-ink-soft">
            {t(child.list.byOther ? 'wishes:mine.byOther' : 'wishes:mine.saved', {
              at: f.instant(child.list.updatedAt),
            })}
          </p>
        )}
        <ClashHints wishes={wishes} classes={classes} travel={travel} />
        <SelectField
          key={most}
          meta={{
            id: fields.cap.id,
            name: 'cap',
            errorId: fields.cap.errorId,
            descriptionId: fields.cap.descriptionId,
            errors: fields.cap.errors,
            // What was wanted, as far as the county's limit still leaves it to all who are tied.
            initialValue: String(Math.min(draft.cap, Math.max(1, most))),
          }}
          label={t('wishes:cap.label')}
          hint={t('wishes:cap.hint')}
          placeholder={null}
          onChange={(value) => setDraft((was) => ({ ...was, cap: Number(value) }))}
          options={Array.from({ length: Math.max(1, most) }, (_, index) => ({
            value: String(index + 1),
            label: t('wishes:cap.option', { count: index + 1 }),
          }))}
        />
        {child.list && <CapNotes together={together} cap={draft.cap} />}
        {siblings.length > 0 && (
          <CheckboxGroupField
            name="tied"
            defaultValue={draft.tied}
            label={t('wishes:tie.label')}
            hint={t('wishes:tie.hint')}
            optional
            options={siblings.map(({ id, name, grade }) => ({
              value: id,
              label: `${name} · ${f.grade(grade)}`,
            }))}
            onChange={(id, on) =>
              setDraft((was) => ({
                ...was,
                tied: on ? [...was.tied, id] : was.tied.filter((each) => each !== id),
              }))
            }
          />
        )}
        <TieNote draw={draw} child={child} siblings={siblings} />
      </Card>
      {wishes.length > 0 && (askData || receivers.size > 0) && (
        <Card as="section" title={t('wishes:consent.title')}>
          {askData && <ChildDataConsent meta={fields.childData} minorBelow={minorBelow} />}
          {receivers.size > 0 && (
            <fieldset id={fields.receivers.id} tabIndex={-1} className="grid gap-2">
              <legend className="font-semibold">{t('wishes:consent.receivers')}</legend>
              <p className="text-sm text-ink-soft">{t('wishes:consent.receiversHint')}</p>
              {[...receivers].map(([id, provider], index) => (
                <RosterConsent
                  key={id}
                  provider={provider}
                  value={id}
                  meta={{
                    id: `${ID}-receiver-${id}`,
                    name: 'receivers',
                    errorId: `${ID}-receiver-${id}-error`,
                    descriptionId: `${ID}-receiver-${id}-hint`,
                    initialValue: draft.receivers.includes(id) ? id : undefined,
                    errors: index === 0 ? fields.receivers.errors : undefined,
                  }}
                />
              ))}
            </fieldset>
          )}
        </Card>
      )}
      <ChooseClasses
        title={
          tied.length > 0 ? t('wishes:choose.titleTied') : t('wishes:choose.title', { child: child.name })
        }
        classes={[...classes.values()]}
        wishes={wishes}
        refusalsOf={refusalsOf}
        add={(id) => {
          press('add', id);
          setSaid(t('wishes:mine.added', { course: title(classes.get(id)) }));
        }}
      />
      <div className="sticky bottom-[calc(4rem+env(safe-area-inset-bottom))] z-10 -mx-4 grid gap-1 border-t border-line bg-paper px-4 py-3 md:bottom-0 md:mx-0">
        <SubmitButton size="lg" block name="press" value="save">
          {t('wishes:save')}
        </SubmitButton>
        <p className="text-center text-sm text-ink-soft tabular">
          {changed && <span className="font-semibold text-warn">{t('wishes:mine.unsaved')} </span>}
          {t('wishes:saveNote', { until: f.instant(draw.closesAt) })}
        </p>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </Form>
  );
}

import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/ui/button';
import { useRefusalText } from '~/components/ui/refusal-notice';
import type { Refusal } from '~/domain/refusal';
import type { ListAct } from '~/domain/wishes/order';
import { ClassLine, useTitle } from './class-line';
import type { ClassesById } from './views';

interface ListEditorProps {
  formId: string;
  wishes: readonly string[];
  classes: ClassesById;
  /** Why a class cannot be wished by all the children the list is for. */
  refusalsOf: (offeringId: string) => readonly Refusal[];
  press: (act: ListAct, id: string) => void;
  /** Tells a screen reader what was done. */
  say: (words: string) => void;
}

const icons = { up: ChevronUp, down: ChevronDown, remove: X } as const;

/** The list, the most wished first. Each button moves one class; without script it posts the form and comes back. */
export function ListEditor({ formId, wishes, classes, refusalsOf, press, say }: ListEditorProps) {
  const { t } = useTranslation('wishes');
  const title = useTitle();
  const refusalText = useRefusalText();
  const focus = useRef<string | null>(null);
  // A row that moves takes the focus out of the page in some browsers: it goes back to the button that was pressed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new order is the event
  useEffect(() => {
    if (focus.current) document.getElementById(focus.current)?.focus();
    focus.current = null;
  }, [wishes.join()]);
  const button = (act: keyof typeof icons, id: string, index: number) => {
    const course = title(classes.get(id));
    const idle = (act === 'up' && index === 0) || (act === 'down' && index === wishes.length - 1);
    const rank = act === 'up' ? index : index + 2;
    return (
      <Button
        key={act}
        id={`${formId}-${act}-${id}`}
        type="submit"
        name="press"
        value={`${act}:${id}`}
        variant="quiet"
        icon={icons[act]}
        aria-label={t(`mine.${act}`, { course })}
        aria-disabled={idle || undefined}
        className="w-control px-0"
        onClick={(event) => {
          event.preventDefault();
          if (idle) return;
          const next = wishes[index + 1] ?? wishes[index - 1];
          focus.current =
            act === 'remove' ? `${formId}-${next ? `remove-${next}` : 'empty'}` : event.currentTarget.id;
          say(act === 'remove' ? t('mine.taken', { course }) : t('mine.moved', { course, rank }));
          press(act, id);
        }}
      />
    );
  };
  return (
    <>
      {wishes.length === 0 ? (
        <p id={`${formId}-empty`} tabIndex={-1} className="text-ink-soft">
          {t('mine.empty')}
        </p>
      ) : (
        <ol className="grid">
          {wishes.map((id, index) => {
            const of = classes.get(id);
            const [refusal] = refusalsOf(id);
            return (
              <li
                key={id}
                id={`${formId}-wishes[${index}]`}
                className="grid gap-1 border-t border-line py-3 first:border-t-0 first:pt-0"
              >
                <input type="hidden" name="wishes" value={id} />
                <div className="flex items-center justify-between gap-2">
                  <span className="text-sm font-semibold text-accent">
                    {t('mine.rank', { rank: index + 1 })}
                  </span>
                  <span className="flex">
                    {button('up', id, index)}
                    {button('down', id, index)}
                    {button('remove', id, index)}
                  </span>
                </div>
                {of ? <ClassLine of={of} short /> : <p className="text-ink-soft">{t('mine.notOnOffer')}</p>}
                {refusal && <p className="text-sm font-semibold text-refuse">{refusalText(refusal)}</p>}
              </li>
            );
          })}
        </ol>
      )}
    </>
  );
}

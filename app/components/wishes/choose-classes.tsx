import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { Button } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Disclosure } from '~/components/ui/disclosure';
import { useRefusalText } from '~/components/ui/refusal-notice';
import type { Refusal } from '~/domain/refusal';
import { ClassLine, useTitle } from './class-line';
import type { WishClassView } from './views';

interface ChooseClassesProps {
  title: string;
  classes: readonly WishClassView[];
  wishes: readonly string[];
  refusalsOf: (offeringId: string) => readonly Refusal[];
  /** Puts a class last on the list; null while the list cannot be changed. */
  add: ((id: string) => void) | null;
}

/** Classes of the draw that fit first; the others with the reason beside each. */
export function ChooseClasses({ title, classes, wishes, refusalsOf, add }: ChooseClassesProps) {
  const { t } = useTranslation('wishes');
  const refusalText = useRefusalText();
  const titleOf = useTitle();
  const fits = classes.filter(({ id }) => refusalsOf(id).length === 0);
  const others = classes.filter(({ id }) => refusalsOf(id).length > 0);
  return (
    <Card as="section" title={title}>
      {fits.length === 0 && <p className="text-ink-soft">{t('choose.none')}</p>}
      <ul className="grid">
        {fits.map((of) => (
          <li
            key={of.id}
            className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-3 first:border-t-0 first:pt-0"
          >
            <ClassLine of={of} />
            {wishes.includes(of.id) ? (
              <Badge tone="done">{t('choose.on')}</Badge>
            ) : (
              add && (
                <Button
                  type="submit"
                  name="press"
                  value={`add:${of.id}`}
                  icon={Plus}
                  aria-label={t('choose.addFor', { course: titleOf(of) })}
                  onClick={(event) => {
                    event.preventDefault();
                    add(of.id);
                  }}
                >
                  {t('choose.add')}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <Disclosure summary={t('choose.not', { count: others.length })} open={fits.length === 0}>
          <ul className="grid">
            {others.map((of) => (
              <li key={of.id} className="grid gap-1 border-t border-line py-3">
                <ClassLine of={of} short />
                {refusalsOf(of.id).map((refusal) => (
                  <p key={refusal.code} className="text-sm text-ink-soft">
                    {refusalText(refusal)}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Card>
  );
}

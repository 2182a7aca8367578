import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';

interface SureCardProps {
  /** The question, as a heading. */
  question: string;
  /** What follows from a yes, each in a sentence. */
  follows: readonly string[];
  act: string;
  keep: string;
  /** Where "no" leads. */
  back: string;
  /** A yes takes nothing away (another way to pay): not red. */
  harmless?: boolean;
  /** Something above the acts: a sum, a notice. */
  children?: ReactNode;
  /** Fields of the same form, above the acts. */
  fields?: ReactNode;
}

/** Asks before something that cannot simply be undone: what follows, yes, no. A page of its own, so it needs no script. */
export function SureCard({ question, follows, act, keep, back, harmless, children, fields }: SureCardProps) {
  return (
    <Card as="section" title={question}>
      <ul className="grid list-disc gap-2 ps-5">
        {follows.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {children}
      <Form method="post" className="grid gap-4">
        {fields}
        <div className="grid gap-2 sm:flex sm:flex-row-reverse sm:justify-end">
          <SubmitButton variant={harmless ? 'primary' : 'danger'}>{act}</SubmitButton>
          <ButtonLink to={back} variant="secondary">
            {keep}
          </ButtonLink>
        </div>
      </Form>
    </Card>
  );
}

import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { TextField } from '~/components/ui/text-fields';
import type { RefundForOfficer } from './refund-facts';

interface RefundActsProps {
  refund: Pick<RefundForOfficer, 'status' | 'route' | 'next'>;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** What an officer can do about a refund as it stands; nothing where it goes by itself. */
export function RefundActs({ refund, lastResult }: RefundActsProps) {
  const { status, route, next } = refund;
  const byHand = route === 'bank_transfer';
  const open = status === 'failed' && next !== 'nothing';
  const props = { lastResult };
  return (
    <div className="grid gap-4 xl:sticky xl:top-4">
      {open && <Act act="again" {...props} />}
      {open && <Act act="by_hand" {...props} />}
      {byHand && status === 'requested' && <Act act="sent" note {...props} />}
      {byHand && status === 'sent' && <Act act="arrived" {...props} />}
      {byHand && (status === 'sent' || status === 'arrived') && <Act act="came_back" note {...props} />}
    </div>
  );
}

const WORDS = {
  again: 'again',
  by_hand: 'byHand',
  sent: 'sent',
  arrived: 'arrived',
  came_back: 'came_back',
} as const;

type ActProps = Pick<RefundActsProps, 'lastResult'> & { act: keyof typeof WORDS; note?: boolean };

function Act({ act, note = false, lastResult }: ActProps) {
  const { t } = useTranslation('money');
  const words = WORDS[act];
  const mine = lastResult?.initialValue?.act === act ? lastResult : undefined;
  return (
    <Card as="section" title={t(`refunds.${words}.title`)}>
      <p className="text-ink-soft">{t(`refunds.${words}.body`)}</p>
      <Form method="post" className="grid gap-3">
        <input type="hidden" name="act" value={act} />
        {note && (act === 'sent' || act === 'came_back') && (
          <TextField
            name="note"
            label={t(`refunds.${act}.note`)}
            maxLength={120}
            required
            defaultValue={mine ? String(mine.initialValue?.note ?? '') : undefined}
            error={mine?.error?.note?.[0]}
          />
        )}
        <SubmitButton variant={act === 'came_back' ? 'danger' : 'primary'}>
          {t(`refunds.${words}.act`)}
        </SubmitButton>
      </Form>
    </Card>
  );
}

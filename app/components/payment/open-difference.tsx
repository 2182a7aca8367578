import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { useFormat } from '~/i18n/use-format';

interface OpenDifferenceProps {
  enrollmentId: string;
  openFen: number;
  creditFen: number;
  /** A bank is working on a payment. */
  settling: boolean;
  /** The class is over for the child: what is missing is for lessons that were given. */
  over: boolean;
}

/** What is missing for a place the family has or had, because its price went up; and how to pay it. */
export function OpenDifference({ enrollmentId, openFen, creditFen, settling, over }: OpenDifferenceProps) {
  const { t } = useTranslation('money');
  const f = useFormat();
  const here = `/parent/enrollments/${enrollmentId}`;
  const amount = f.money(openFen);
  return (
    <Notice tone="warn" title={t('pay.difference.title', { amount })}>
      <p>{t(over ? 'pay.difference.over' : 'pay.difference.body')}</p>
      {!settling && (
        <div className="mt-3 flex flex-wrap gap-2">
          <Form method="post" action={`${here}/payment`}>
            <SubmitButton formAction={`${here}/payment`}>{t('pay.difference.act', { amount })}</SubmitButton>
          </Form>
          {creditFen > 0 && (
            <ButtonLink to={`${here}/credit`}>
              {t('pay.credit.act', { amount: f.money(creditFen) })}
            </ButtonLink>
          )}
        </div>
      )}
    </Notice>
  );
}

import { Form, useRevalidator } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Countdown } from '~/components/ui/countdown';
import { Notice } from '~/components/ui/notice';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

interface Hold {
  id: string;
  childName: string;
  titleZh: string;
  titleEn: string;
  dueFen: number;
  heldUntil: string;
  settling: boolean;
}

/** Places that wait for their payment, above everything else, with the time that is left. */
export function HoldNotices({ holds }: { holds: readonly Hold[] }) {
  const { t } = useTranslation('parent');
  const f = useFormat();
  const lng = useLng();
  const { revalidate } = useRevalidator();
  return holds.map((hold) => {
    const pay = `/parent/enrollments/${hold.id}/payment`;
    return (
      <Notice
        key={hold.id}
        tone="warn"
        className="mb-4"
        title={t('hold.title', { child: hold.childName, course: pick(lng, hold.titleZh, hold.titleEn) })}
        actions={
          <>
            {!hold.settling && (
              <Form method="post" action={pay}>
                <SubmitButton formAction={pay}>
                  {t('hold.pay', { amount: f.money(hold.dueFen) })}
                </SubmitButton>
              </Form>
            )}
            <ButtonLink to={`/parent/enrollments/${hold.id}`}>{t('hold.see')}</ButtonLink>
          </>
        }
      >
        {hold.settling ? t('hold.settling') : t('hold.body', { until: f.instant(hold.heldUntil) })}
        <span className="block text-lg font-semibold">
          <Countdown until={hold.heldUntil} onEnd={revalidate} />
        </span>
      </Notice>
    );
  });
}

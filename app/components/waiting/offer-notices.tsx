import { useRevalidator } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import { Countdown } from '~/components/ui/countdown';
import { Notice } from '~/components/ui/notice';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

interface OpenOffer {
  id: string;
  childName: string;
  titleZh: string;
  titleEn: string;
  offerUntil: string | null;
}

/** Places that wait for an answer, above everything else on a family's home: nothing there is more urgent. */
export function OfferNotices({ offers }: { offers: readonly OpenOffer[] }) {
  const { t } = useTranslation('waiting');
  const f = useFormat();
  const lng = useLng();
  const { revalidate } = useRevalidator();
  return offers.map(({ id, childName, titleZh, titleEn, offerUntil }) => (
    <Notice
      key={id}
      tone="warn"
      className="mb-4"
      title={t('offer.title', { child: childName, course: pick(lng, titleZh, titleEn) })}
      actions={
        <ButtonLink to={`/parent/waiting/${id}`} variant="primary">
          {t('offer.answer')}
        </ButtonLink>
      }
    >
      {t('offer.body', { until: f.instant(offerUntil ?? '') })}
      <span className="block text-lg font-semibold">
        <Countdown until={offerUntil ?? ''} onEnd={revalidate} />
      </span>
    </Notice>
  ));
}

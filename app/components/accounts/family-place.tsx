import { useTranslation } from 'react-i18next';
import type { ProgrammeView } from '~/components/enrollment/price-lines';
import { PaymentLines, type PaymentView } from '~/components/payment/payment-card';
import { StatusBadge } from '~/components/ui/badge';
import { ButtonLink } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Disclosure } from '~/components/ui/disclosure';
import { Stat, StatRow } from '~/components/ui/stat';
import type { FamilySums } from '~/domain/accounts/family-account';
import type { PlaceAccount } from '~/domain/accounts/place-account';
import type { EnrollmentStatus } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';
import { PlaceAccountLines } from './place-account';
import { ReceiptLink } from './receipt-link';

/** What a family paid, what the county paid for it, what came back, what is held and what is open. */
export function FamilyStats({ sums }: { sums: FamilySums }) {
  const { t } = useTranslation('accounts');
  const f = useFormat();
  return (
    <StatRow>
      <Stat label={t('family.paid')} value={f.money(sums.paidFen)} hint={t('family.paidHint')} />
      <Stat label={t('family.county')} value={f.money(sums.countyFen)} hint={t('family.countyHint')} />
      <Stat label={t('family.gone')} value={f.money(sums.goneFen)} hint={t('family.goneHint')} />
      <Stat label={t('family.held')} value={f.money(sums.heldFen)} hint={t('family.heldHint')} />
      {sums.onWayFen > 0 && (
        <Stat label={t('family.onWay')} value={f.money(sums.onWayFen)} hint={t('family.onWayHint')} />
      )}
      {sums.openFen > 0 && (
        <Stat
          label={t('family.open')}
          value={f.money(sums.openFen)}
          hint={t('family.openHint')}
          tone="warn"
        />
      )}
    </StatRow>
  );
}

interface FamilyPlaceProps {
  place: {
    enrollmentId: string;
    status: EnrollmentStatus;
    titleZh: string;
    titleEn: string;
    schoolZh: string;
    schoolEn: string;
    account: PlaceAccount;
    payments: readonly PaymentView[];
  };
  programmes: readonly ProgrammeView[];
  now: string;
}

/** One class of one child with its money, and every payment and refund behind a tap. */
export function FamilyPlace({ place, programmes, now }: FamilyPlaceProps) {
  const { t } = useTranslation(['parent', 'codes', 'accounts']);
  const lng = useLng();
  return (
    <Card
      as="li"
      title={pick(lng, place.titleZh, place.titleEn)}
      level={3}
      aside={<StatusBadge state={place.status}>{t(`codes:enrollment.${place.status}`)}</StatusBadge>}
      footer={
        <ButtonLink to={`/parent/enrollments/${place.enrollmentId}`} size="sm" variant="quiet">
          {t('parent:hold.see')}
          <span className="sr-only"> {pick(lng, place.titleZh, place.titleEn)}</span>
        </ButtonLink>
      }
    >
      <p className="text-sm text-ink-soft">{pick(lng, place.schoolZh, place.schoolEn)}</p>
      <PlaceAccountLines account={place.account} programmes={programmes} />
      {place.payments.length > 0 && (
        <Disclosure summary={t('accounts:family.payments', { count: place.payments.length })}>
          <ul className="grid gap-3">
            {place.payments.map((payment) => (
              <li key={payment.id} className="grid gap-1 border-t border-line pt-3">
                <PaymentLines payment={payment} now={now} />
                <ReceiptLink payment={payment} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Card>
  );
}

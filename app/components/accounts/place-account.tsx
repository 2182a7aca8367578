import { useTranslation } from 'react-i18next';
import { type ProgrammeView, useSubsidyWords } from '~/components/enrollment/price-lines';
import type { PlaceAccount } from '~/domain/accounts/place-account';
import { useFormat } from '~/i18n/use-format';
import { SplitBar } from './split-bar';

type Line = { key: string; label: string; fen: number; hint?: string | null; sum?: boolean };

/** From the full price to the family's share: each line is taken off the one above. */
function FromFullPrice({
  account,
  programmes,
}: {
  account: PlaceAccount;
  programmes: readonly ProgrammeView[];
}) {
  const { t } = useTranslation('accounts');
  const f = useFormat();
  const subsidy = useSubsidyWords(programmes);
  const lines: Line[] = [
    { key: 'full', label: t('place.full'), fen: account.fullFen },
    ...(account.notChargedFen > 0
      ? [
          {
            key: 'not',
            label: t('place.notCharged'),
            fen: -account.notChargedFen,
            hint: t('place.notChargedHint'),
          },
        ]
      : []),
    ...account.county
      .filter(({ taughtFen, toComeFen }) => taughtFen + toComeFen > 0)
      .map(({ programme, taughtFen, toComeFen }) => ({
        key: programme ?? 'county',
        label: programme === null ? t('place.county') : subsidy(programme).name,
        fen: -(taughtFen + toComeFen),
        hint: t('place.countyHint', { taught: f.money(taughtFen), toCome: f.money(toComeFen) }),
      })),
    { key: 'share', label: t('place.share'), fen: account.family.owedFen, sum: true },
  ];
  return <Lines lines={lines} />;
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const f = useFormat();
  return (
    <dl className="grid gap-2">
      {lines.map(({ key, label, fen, hint, sum }) => (
        <div
          key={key}
          className={
            sum
              ? 'flex items-baseline justify-between gap-4 border-t border-line pt-2 font-semibold'
              : 'flex items-baseline justify-between gap-4'
          }
        >
          <dt className="min-w-0">
            {label}
            {hint && <span className="block text-sm font-normal text-ink-soft">{hint}</span>}
          </dt>
          <dd className="whitespace-nowrap tabular">{f.money(fen)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What became of what the family paid: lessons given, lessons to come, what came back and what is on its way. */
export function PaidSplit({ account }: { account: PlaceAccount }) {
  const { t } = useTranslation('accounts');
  const { family, goneFen, onWayFen } = account;
  return (
    <SplitBar
      parts={[
        {
          key: 'earned',
          label: t('place.earned'),
          fen: family.earnedFen,
          fill: 'fill-accent',
          hint: t('place.earnedHint'),
        },
        {
          key: 'held',
          label: t('place.held'),
          fen: family.heldFen,
          fill: 'fill-science',
          hint: t('place.heldHint'),
        },
        {
          key: 'onWay',
          label: t('place.onWay'),
          fen: onWayFen,
          fill: 'fill-warn',
          hint: t('place.onWayHint'),
        },
        {
          key: 'gone',
          label: t('place.gone'),
          fen: goneFen,
          fill: 'fill-line-strong',
          hint: t('place.goneHint'),
        },
      ]}
    />
  );
}

/** Every number of a place, in lines that add up, each with a sentence. */
export function PlaceAccountLines({
  account,
  programmes,
}: {
  account: PlaceAccount;
  programmes: readonly ProgrammeView[];
}) {
  const { t } = useTranslation('accounts');
  const f = useFormat();
  const { paidFen, family, notChargedFen, countyFen } = account;
  return (
    <div className="grid gap-4">
      {(notChargedFen > 0 || countyFen > 0) && <FromFullPrice account={account} programmes={programmes} />}
      {paidFen > 0 && (
        <div className="grid gap-2">
          <h3 className="flex items-baseline justify-between gap-4 text-base">
            <span>{t('place.paid')}</span>
            <span className="tabular">{f.money(paidFen)}</span>
          </h3>
          <PaidSplit account={account} />
        </div>
      )}
      {family.openFen > 0 ? (
        <p className="flex items-baseline justify-between gap-4 font-semibold text-warn">
          <span>{t('place.open')}</span>
          <span className="tabular">{f.money(family.openFen)}</span>
        </p>
      ) : (
        <p className="text-sm text-ink-soft">
          {t(family.owedFen === 0 && paidFen === 0 ? 'place.nothing' : 'place.settled')}
        </p>
      )}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import type { ExpiryItem } from '~/domain/expiry/item';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';

export type Named = { id: string; nameZh: string; nameEn: string };

/** One thing that runs out, as the board of any side shows it. */
export type ExpiryRowView = ExpiryItem & {
  provider: Named & { listingId: string | null };
  person: Named | null;
  classes: TouchedClassView[];
  lessons: number;
  children: number;
};

export type TouchedClassView = {
  id: string;
  status: string;
  course: { titleZh: string; titleEn: string };
  school: Named;
  pausedAt: string | null;
  pausedByBureau: boolean;
  lessons: { id: string; date: string; startMinute: number; endMinute: number }[];
  children: number;
  standIn: Named | null;
};

/** What runs out, in words: “Yearly check of Zhou Kai”, “Business licence”. */
export function useThing() {
  const { t } = useTranslation(['expiry', 'codes']);
  const lng = useLng();
  return ({ kind, paper, person }: Pick<ExpiryRowView, 'kind' | 'paper' | 'person'>): string => {
    const thing = kind === 'credential' ? paper && t(`codes:credential.${paper}`) : t(`expiry:kind.${kind}`);
    return person
      ? t('expiry:whose', { thing, name: pick(lng, person.nameZh, person.nameEn) })
      : String(thing);
  };
}

/** Where on the page the lessons are that rest on it. */
export function touchedId({ kind, id }: Pick<ExpiryItem, 'kind' | 'id'>): string {
  return `touched-${kind}-${id}`;
}

/** How long it still holds, or since when it does not. */
export function ExpiryStanding({ item }: { item: Pick<ExpiryItem, 'daysLeft' | 'state'> }) {
  const { t } = useTranslation('expiry');
  const { daysLeft, state } = item;
  if (state === 'expired') {
    return <Badge tone="refuse">{t('standing.expired', { count: -daysLeft })}</Badge>;
  }
  const words = daysLeft === 0 ? t('standing.lastDay') : t('standing.left', { count: daysLeft });
  return <Badge tone={state === 'soon60' ? 'info' : 'warn'}>{words}</Badge>;
}

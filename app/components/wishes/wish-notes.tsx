import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Disclosure } from '~/components/ui/disclosure';
import { Notice } from '~/components/ui/notice';
import { drawnCap } from '~/domain/draw/cap';
import { wishClashes } from '~/domain/wishes/hints';
import { useFormat } from '~/i18n/use-format';
import { useNames, useTitle } from './class-line';
import type { ClassesById, DrawView, WishChildView } from './views';

/** Wishes of which only one can be had: fine, and said. */
export function ClashHints({
  wishes,
  classes,
  travel,
}: {
  wishes: readonly string[];
  classes: ClassesById;
  travel: Readonly<Record<string, number>>;
}) {
  const { t } = useTranslation('wishes');
  const title = useTitle();
  const wished = wishes.flatMap((id) => classes.get(id) ?? []);
  const clashes = wishClashes(wished, (from, to) => travel[`${from}>${to}`] ?? 0);
  if (clashes.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {clashes.map(({ ids: [a, b], travelMinutes }) => {
        const [one, other] = [title(classes.get(a)), title(classes.get(b))];
        return (
          <li key={`${a} ${b}`}>
            <Notice tone="info">
              {travelMinutes === 0
                ? t('mine.overlap', { one, other })
                : t('mine.travel', { one, other, minutes: travelMinutes })}
            </Notice>
          </li>
        );
      })}
    </ul>
  );
}

/** What everybody should know before ranking: that time means nothing, that honesty pays, until when it can be changed. */
export function DrawNotes({ draw }: { draw: DrawView }) {
  const { t } = useTranslation('wishes');
  const f = useFormat();
  return (
    <Card as="section">
      <p className="font-semibold tabular">
        {t('page.window', { from: f.instant(draw.opensAt), until: f.instant(draw.closesAt) })}
      </p>
      <ul className="grid list-disc gap-1 ps-5">
        <li>{t('page.fair')}</li>
        <li>{t('page.honest')}</li>
        <li className="tabular">{t('page.pay', { until: f.instant(draw.payUntil) })}</li>
      </ul>
    </Card>
  );
}

/** What kept places are; whether this child has a claim to some stands on its own family's page and nowhere else. */
export function KeptNote({ child, any }: { child: WishChildView; any: boolean }) {
  const { t } = useTranslation('wishes');
  const names = useNames();
  if (!any) return null;
  const why = names(child.claims.map((claim) => t(`kept.${claim}`)));
  return (
    <Card as="section">
      {child.claims.length > 0 && <Notice tone="done">{t('kept.claim', { child: child.name, why })}</Notice>}
      <Disclosure summary={t('kept.title')}>
        <p className="text-sm text-ink-soft">{t('kept.body')}</p>
      </Disclosure>
    </Card>
  );
}

/**
 * What the county's limit on courses (B3) does to a list in the draw: the inputs are fixed with no more courses than each
 * child may still have, and without a child that may have none.
 */
export function CapNotes({ together, cap }: { together: readonly WishChildView[]; cap: number }) {
  const { t } = useTranslation('wishes');
  const names = useNames();
  const out = together.filter(({ most }) => most < 1);
  const drawn = drawnCap(
    cap,
    together.map(({ most }) => most),
  );
  return (
    <>
      {out.length > 0 && (
        <Notice tone="warn">{t('cap.out', { child: names(out.map(({ name }) => name)) })}</Notice>
      )}
      {drawn > 0 && drawn < cap && (
        <Notice tone="warn">
          <p>{t('cap.lowered', { count: drawn, wanted: cap })}</p>
          {together.length > 1 && <p>{t('cap.loweredTied')}</p>}
        </Notice>
      )}
    </>
  );
}

/** With whom a child is tied as it is saved, and the way out of it. */
export function TieNote({
  draw,
  child: { id, name, list },
  siblings,
}: {
  draw: DrawView;
  child: WishChildView;
  siblings: readonly WishChildView[];
}) {
  const { t } = useTranslation('wishes');
  const inLine = useNames();
  if (!list || (list.tiedWith.length === 0 && !list.tiedElsewhere)) return null;
  const others = siblings.filter((each) => list.tiedWith.includes(each.id)).map((each) => each.name);
  return (
    <Notice
      tone="info"
      actions={
        <ButtonLink to={`/parent/wishes/${draw.id}/separation?child=${id}`}>{t('separate.title')}</ButtonLink>
      }
    >
      {others.length > 0 && <p>{t('tie.now', { names: inLine([name, ...others]) })}</p>}
      {list.tiedElsewhere && <p>{t('tie.elsewhere')}</p>}
    </Notice>
  );
}

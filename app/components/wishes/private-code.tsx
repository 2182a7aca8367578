import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import type { DrawView, WishChildView } from './views';

/** The code by which a family finds its child among the pseudonyms, and how to check the draw with it. */
export function PrivateCode({ draw, family }: { draw: DrawView; family: readonly WishChildView[] }) {
  const { t } = useTranslation('wishes');
  const listed = family.flatMap(({ id, name, list }) => (list ? [{ id, name, code: list.code }] : []));
  if (listed.length === 0) return null;
  return (
    <Card as="section" title={t('code.title')}>
      <p className="text-sm text-ink-soft">
        {t(draw.status === 'announced' ? 'code.bodyBefore' : 'code.body')}
      </p>
      <dl className="grid gap-2">
        {listed.map(({ id, name, code }) => (
          <div key={id}>
            <dt className="text-sm text-ink-soft">{t('code.label', { child: name })}</dt>
            <dd className="font-mono text-lg font-semibold select-all">
              {code.slice(0, 5)} {code.slice(5)}
            </dd>
          </div>
        ))}
      </dl>
      <div>
        <ButtonLink to={`/draws/${draw.id}`}>{t('code.link')}</ButtonLink>
      </div>
    </Card>
  );
}

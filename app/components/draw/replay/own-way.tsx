import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { Code } from '../draw-facts';
import { HASH, VERIFY_COMMAND } from '../hash-name';

/** How to check a draw without this page. */
export function OwnWay({ drawId }: { drawId: string }) {
  const { t } = useTranslation('draw');
  return (
    <Card as="section" title={t('replay.own.title')}>
      <p>{t('replay.own.lead')}</p>
      <ol className="grid max-w-[65ch] grid-cols-1 list-decimal gap-3 ps-5">
        <li>{t('replay.own.step1')}</li>
        <li className="min-w-0">
          {t('replay.own.step2')}
          <pre className="mt-1 whitespace-pre-wrap break-all rounded-control bg-sunken p-3 text-sm">
            <code>{VERIFY_COMMAND}</code>
          </pre>
        </li>
        <li>
          {t('replay.own.step3')}
          <ul className="mt-1 grid list-disc gap-1 ps-5">
            <li>{t('replay.own.rule1', { hash: HASH })}</li>
            <li>
              {t('replay.own.rule2', { hash: HASH })} <Code>{drawId}</Code>
            </li>
          </ul>
        </li>
      </ol>
    </Card>
  );
}

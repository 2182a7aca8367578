import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { CodeBlock } from './code-block';

/** The one time that a token is seen. */
export function MadeToken({ token, example }: { token: string; example: string }) {
  const { t } = useTranslation('api');
  const [copied, setCopied] = useState(false);
  const ref = useRef<HTMLDivElement>(null);
  const [canCopy, setCanCopy] = useState(false);
  useEffect(() => {
    ref.current?.focus();
    // Browsers lend the clipboard to secure pages only.
    setCanCopy(navigator.clipboard !== undefined);
  }, []);
  const copy = async () => {
    await navigator.clipboard.writeText(token);
    setCopied(true);
  };
  return (
    <div ref={ref} tabIndex={-1} className="grid gap-4 outline-none">
      <Notice tone="done" title={t('tokens.made')} live>
        {t('tokens.madeBody')}
      </Notice>
      <Card as="section" title={t('reference.token')}>
        <CodeBlock label={t('reference.token')} text={token} />
        <div className="flex flex-wrap items-center gap-2">
          {canCopy && <Button onClick={copy}>{t('tokens.copy')}</Button>}
          <span role="status" className="text-sm text-ink-soft">
            {copied && t('tokens.copied')}
          </span>
        </div>
        <h3 className="text-base font-semibold">{t('tokens.example')}</h3>
        <CodeBlock label={t('tokens.example')} text={example} />
      </Card>
      <ButtonLink to="/account/tokens" variant="primary" className="justify-self-start">
        {t('tokens.done')}
      </ButtonLink>
    </div>
  );
}

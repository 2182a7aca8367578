import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { TextField } from '~/components/ui/text-fields';

/** A secret address, shown once: to copy, or to hand to the phone's own calendar. */
export function FeedAddress({ url }: { url: string }) {
  const { t } = useTranslation(['parent', 'common']);
  const [copied, setCopied] = useState(false);
  return (
    <Notice tone="done" title={t('parent:calendar.shown')} live>
      <div className="grid gap-3">
        <p>{t('parent:calendar.shownBody')}</p>
        <TextField label={t('parent:calendar.address')} name="address" value={url} readOnly />
        <div className="flex flex-wrap gap-2">
          <Button
            icon={copied ? Check : Copy}
            onClick={() => navigator.clipboard.writeText(url).then(() => setCopied(true))}
          >
            {t(copied ? 'common:action.copied' : 'common:action.copy')}
          </Button>
          <a href={url.replace(/^https?:/, 'webcal:')} className={buttonClass({ variant: 'secondary' })}>
            {t('parent:calendar.openPhone')}
          </a>
        </div>
      </div>
    </Notice>
  );
}

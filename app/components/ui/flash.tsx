import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { Notice } from './notice';

export interface Flash {
  tone: 'done' | 'info' | 'warn' | 'refuse';
  /** In the reader's language already. */
  text: string;
}

/** What the last act led to, on the page after it. It stays until it is closed or the next page comes. */
export function FlashMessage({ flash }: { flash: Flash | null }) {
  const { t } = useTranslation('common');
  const [closed, setClosed] = useState<Flash | null>(null);
  useEffect(() => {
    if (!flash) setClosed(null);
  }, [flash]);
  if (!flash || flash === closed) return null;
  return (
    <Notice tone={flash.tone} live className="no-print mb-4">
      <div className="flex items-center justify-between gap-3">
        <p className="text-base">{flash.text}</p>
        <Button
          size="sm"
          variant="quiet"
          icon={X}
          aria-label={t('action.close')}
          onClick={() => setClosed(flash)}
        />
      </div>
    </Notice>
  );
}

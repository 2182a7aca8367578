import { Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';

/** Recovery codes, shown this once, to print or to copy by hand. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation('auth');
  const [script, setScript] = useState(false);
  useEffect(() => setScript(true), []);
  return (
    <div className="grid gap-3">
      <ul
        aria-label={t('factor.codes')}
        className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-card bg-surface p-4 font-mono shadow-lift"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      {script && (
        <Button icon={Printer} onClick={() => window.print()} className="no-print justify-self-start">
          {t('factor.print')}
        </Button>
      )}
    </div>
  );
}

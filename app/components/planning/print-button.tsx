import { Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/ui/button';

/** Prints the page; there only once a script can do it. */
export function PrintButton() {
  const { t } = useTranslation('common');
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <Button icon={Printer} onClick={() => window.print()}>
      {t('action.print')}
    </Button>
  );
}

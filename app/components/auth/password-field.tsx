import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';
import type { FieldMeta } from '../ui/field-control';
import { TextField } from '../ui/text-fields';

/** A password; can be looked at where there is script. What was typed never comes back from the server. */
export function PasswordField({
  meta,
  label,
  hint,
  chosen,
}: {
  meta: FieldMeta;
  label: string;
  hint?: string;
  /** It is being chosen now, so the browser may offer one. */
  chosen?: boolean;
}) {
  const { t } = useTranslation('auth');
  const [shown, setShown] = useState(false);
  const [script, setScript] = useState(false);
  useEffect(() => setScript(true), []);
  return (
    <div className="grid gap-1">
      <TextField
        meta={meta}
        label={label}
        hint={hint}
        type={shown ? 'text' : 'password'}
        autoComplete={chosen ? 'new-password' : 'current-password'}
      />
      {script && (
        <Button
          variant="quiet"
          size="sm"
          icon={shown ? EyeOff : Eye}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="justify-self-start"
        >
          {shown ? t('showPassword.hide') : t('showPassword.show')}
        </Button>
      )}
    </div>
  );
}

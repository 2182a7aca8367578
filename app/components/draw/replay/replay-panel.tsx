import { ShieldCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { FileField } from '~/components/ui/file-field';
import { Notice } from '~/components/ui/notice';
import { Spinner } from '~/components/ui/spinner';
import { TextField } from '~/components/ui/text-fields';
import { type ClassName, FoundChild } from './found-child';
import { ReplaySteps } from './replay-steps';
import { type Published, useReplay } from './use-replay';

/** Counts the draw of this page again, here, and finds a child in it. Nothing leaves the browser. */
export function ReplayPanel({ published, classes }: { published: Published; classes: readonly ClassName[] }) {
  const { t } = useTranslation('draw');
  const { state, found, replayPublished, replayFile, find } = useReplay(published);
  const busy = state.kind === 'reading' || state.kind === 'counting';
  return (
    <>
      <Card as="section">
        <Button variant="primary" size="lg" icon={ShieldCheck} pending={busy} onClick={replayPublished}>
          {t(state.kind === 'idle' ? 'replay.start' : 'replay.again')}
        </Button>
        <div
          onChange={(event) => {
            const file = (event.target as HTMLInputElement).files?.[0];
            if (file) void replayFile(file);
          }}
        >
          <FileField
            name="file"
            label={t('replay.fromDisk')}
            hint={t('replay.fromDiskHint')}
            accept=".json,application/json"
          />
        </div>
        <p aria-live="polite" className="flex min-h-6 items-center gap-2 text-ink-soft">
          {state.kind === 'reading' && (
            <>
              <Spinner label={t('replay.reading')} /> {t('replay.reading')}
            </>
          )}
          {state.kind === 'counting' && (
            <>
              <Spinner label={t('replay.counting')} /> {t('replay.counting')}
            </>
          )}
        </p>
      </Card>
      {state.kind === 'failed' && (
        <Notice tone="refuse" title={t('replay.failed')} live>
          {state.failure.kind === 'shape'
            ? t('replay.failure.shape', { path: state.failure.path })
            : t(`replay.failure.${state.failure.kind}`)}
        </Notice>
      )}
      {state.kind === 'replayed' && <ReplaySteps result={state.result} />}
      {state.kind === 'replayed' && (
        <Card as="section" title={t('replay.find.title')}>
          <FindForm onFind={find} />
          {found && <FoundChild found={found} classes={classes} />}
        </Card>
      )}
    </>
  );
}

/** Not a form that is ever sent: the code stays on the page. */
function FindForm({ onFind }: { onFind: (code: string) => void }) {
  const { t } = useTranslation('draw');
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') onFind(code);
  };
  return (
    <form onSubmit={submit} className="grid max-w-md gap-3">
      <p className="text-sm text-ink-soft">{t('replay.find.lead')}</p>
      <TextField
        name="child"
        label={t('replay.find.code')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
      />
      <Button type="submit" variant="secondary" className="justify-self-start">
        {t('replay.find.button')}
      </Button>
    </form>
  );
}

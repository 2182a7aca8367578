import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Notice } from '~/components/ui/notice';
import { SelectField, TextareaField, TextField } from '~/components/ui/text-fields';
import { curlOf } from '~/domain/api/curl';
import { API_NAMES } from '~/i18n/api-names';
import { useLng } from '~/i18n/use-format';
import { CodeBlock } from './code-block';
import { useTokenHeld } from './token-held';
import { type TriedOperation, triedRequest } from './tried-request';
import { TryAnswer } from './try-answer';
import { useRequest } from './use-request';
import { useTyped } from './use-typed';

const KEY = API_NAMES.keyHeader;

/** Sends a request to the API with what is typed here, and shows what comes back. */
export function TryOperation({ operation }: { operation: TriedOperation }) {
  const { t } = useTranslation('api');
  const id = useId();
  const lng = useLng();
  const { token, setToken } = useTokenHeld();
  const { answer, send, stop } = useRequest();
  const { typed, type } = useTyped();
  const [wrong, setWrong] = useState<string | null>(null);
  const [origin, setOrigin] = useState('');
  useEffect(() => setOrigin(window.location.origin), []);
  const request = triedRequest(operation, { typed, token, lng });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing =
      request.missing.length > 0 && t('reference.missing', { names: request.missing.join(', ') });
    const broken = request.bodyBroken && t('reference.bodyBroken', API_NAMES);
    setWrong(missing || broken || null);
    if (!missing && !broken) send(request.sent);
  };
  const writes = operation.method !== 'get' && operation.scope !== null;
  return (
    <Card as="section" title={t('reference.tryTitle')}>
      <p className="text-sm text-ink-soft">{t('reference.tryLead')}</p>
      {writes && <Notice tone="warn">{t('reference.tryWrites')}</Notice>}
      <noscript>{t('reference.noScript')}</noscript>
      <form onSubmit={submit} aria-label={t('reference.tryTitle')} className="grid gap-4" noValidate>
        {/* No history, no password manager, no store: it lives as long as the page. */}
        <TextField
          name={`${id}-token`}
          label={t('reference.token')}
          hint={t('reference.tokenHint')}
          optional={operation.scope === null}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value.trim())}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
        />
        {operation.parameters.map(({ name, choices, list, required }) =>
          choices.length > 0 && !list ? (
            <div key={name} onChange={type(name)}>
              <SelectField
                name={`${id}-${name}`}
                label={name}
                optional={!required}
                options={choices.map((value) => ({ value, label: value }))}
              />
            </div>
          ) : (
            <TextField
              key={name}
              name={`${id}-${name}`}
              label={name}
              optional={!required}
              value={typed[name] ?? ''}
              onChange={type(name)}
              autoComplete="off"
              spellCheck={false}
            />
          ),
        )}
        {operation.body && (
          <div onChange={type('body')}>
            <TextareaField
              name={`${id}-body`}
              label={t('reference.body')}
              rows={Math.min(16, operation.body.example.split('\n').length + 1)}
              defaultValue={operation.body.example}
            />
          </div>
        )}
        {wrong && (
          <Notice tone="refuse" live>
            {wrong}
          </Notice>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" pending={answer.state === 'sending'}>
            {t('reference.send')}
          </Button>
          {answer.state === 'sending' && <Button onClick={stop}>{t('reference.cancelSend')}</Button>}
        </div>
      </form>
      <TryAnswer answer={answer} />
      <h3 className="text-base font-semibold">{t('reference.curl')}</h3>
      <CodeBlock
        label={t('reference.curl')}
        wrap
        text={curlOf({
          method: request.sent.method,
          url: origin + request.sent.url,
          // Whoever looks over a shoulder sees no token: it is theirs to fill in.
          token: operation.scope ? '$TOKEN' : undefined,
          key: request.sent.headers[KEY],
          body: request.sent.body,
        })}
      />
    </Card>
  );
}

import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { Disclosure } from '~/components/ui/disclosure';
import { Notice } from '~/components/ui/notice';
import { CodeBlock } from './code-block';
import type { Answer } from './use-request';

/** What came back: its status said out loud, its headers on request, its body as it is. */
export function TryAnswer({ answer }: { answer: Answer }) {
  const { t } = useTranslation('api');
  return (
    <div className="grid gap-2">
      <div role="status" className="min-h-6">
        {answer.state === 'sending' && <span className="text-ink-soft">{t('reference.sending')}</span>}
        {answer.state === 'answered' && (
          <span className="flex flex-wrap items-center gap-2">
            <span className="font-semibold">{t('reference.response')}</span>
            <Badge tone={answer.status < 400 ? 'done' : 'refuse'}>
              {t('reference.took', { status: answer.status, ms: answer.ms })}
            </Badge>
          </span>
        )}
      </div>
      {answer.state === 'failed' && (
        <Notice tone="refuse" live>
          {t('reference.failed')}
        </Notice>
      )}
      {answer.state === 'answered' && (
        <>
          <CodeBlock label={t('reference.response')} text={answer.body || t('reference.empty')} />
          <Disclosure summary={t('reference.headers')}>
            <CodeBlock
              label={t('reference.headers')}
              wrap
              text={answer.headers.map(([name, value]) => `${name}: ${value}`).join('\n')}
            />
          </Disclosure>
        </>
      )}
    </div>
  );
}

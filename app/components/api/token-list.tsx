import { Form } from '@remix-run/react';
import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import type { Scope } from '~/domain/access/scopes';
import type { TokenState } from '~/domain/access/token-life';
import { useFormat } from '~/i18n/use-format';
import { scopeKey } from './scope-key';

type Token = {
  id: string;
  name: string;
  start: string;
  scopes: Scope[];
  state: TokenState;
  expiresAt: string;
  lastUsedAt: string | null;
};

const TONE = { good: 'done', expired: 'neutral', revoked: 'neutral' } as const;

/** A person's tokens: what each may do, until when, where it was last used, and its end. */
export function TokenList({ tokens }: { tokens: readonly Token[] }) {
  const { t } = useTranslation('api');
  if (tokens.length === 0) {
    return (
      <EmptyState icon={KeyRound} title={t('tokens.empty')}>
        {t('tokens.emptyBody')}
      </EmptyState>
    );
  }
  return (
    <ul aria-label={t('tokens.list')} className="grid gap-3">
      {tokens.map((token) => (
        <TokenCard key={token.id} token={token} />
      ))}
    </ul>
  );
}

function TokenCard({ token }: { token: Token }) {
  const { t } = useTranslation('api');
  const f = useFormat();
  const { id, name, start, scopes, state, expiresAt, lastUsedAt } = token;
  return (
    <Card as="li" title={name} aside={<Badge tone={TONE[state]}>{t(`tokens.state.${state}`)}</Badge>}>
      <ul className="flex flex-wrap gap-1.5">
        {scopes.map((scope) => (
          <li key={scope}>
            <Badge tone="info">{t(`scope.${scopeKey(scope)}.label`)}</Badge>
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-soft tabular">
        {t('tokens.start', { start: `${start}…` })}
        {' · '}
        {t('tokens.until', { when: f.instant(expiresAt) })}
        {' · '}
        {lastUsedAt ? t('tokens.lastUsed', { when: f.instant(lastUsedAt) }) : t('tokens.neverUsed')}
      </p>
      {state === 'good' && (
        <Form method="post" action={`/account/tokens/${id}/revocation`}>
          <SubmitButton variant="danger" aria-label={t('tokens.revokeNamed', { name })}>
            {t('tokens.revoke')}
          </SubmitButton>
        </Form>
      )}
    </Card>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { MadeToken } from '~/components/api/made-token';
import { NewToken } from '~/components/api/new-token';
import { TokenList } from '~/components/api/token-list';
import { pageMeta } from '~/components/shell/page-meta';
import { ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { scopesFor } from '~/domain/access/scopes';
import { curlOf } from '~/domain/api/curl';
import { tokenForm } from '~/forms/api/token';
import { requireCan } from '~/http/actor.server';
import { env } from '~/http/env.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { createToken } from '~/services/api/create-token.server';
import { ownTokens } from '~/services/api/tokens.server';

export const handle = { i18n: ['auth', 'api', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
  pageMeta(matches, { title: page?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'api_token.manage');
  const [tokens, t] = [await ownTokens(actor, new Date()), await getT(request, 'api')];
  const scopes = scopesFor(actor).filter((scope) => scope !== 'public:read');
  return { title: t('tokens.title'), tokens, scopes };
}

/** The token comes with this very answer and is shown nowhere else. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'api_token.manage');
  const form = await parseForm(request, tokenForm);
  if (!form.ok) return form.answer();
  const outcome = await createToken(actor, form.value, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  const { token } = outcome;
  const path = actor.guardianId && form.value.scopes.includes('children:read') ? '/children' : '/draws';
  const example = curlOf({ method: 'GET', url: `${env().BASE_URL}/api/v1${path}`, token });
  const answer = { result: null, refusals: [], token, example };
  return data(answer, { headers: { 'cache-control': 'no-store' } });
}

export default function Tokens() {
  const { t } = useTranslation('api');
  const { title, tokens, scopes } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  if (answered && 'token' in answered) {
    return (
      <div className="mx-auto max-w-2xl pb-10">
        <PageHead title={title} />
        <MadeToken token={answered.token} example={answered.example} />
      </div>
    );
  }
  return (
    <div className="mx-auto grid max-w-2xl gap-5 pb-10">
      <PageHead
        title={title}
        lead={t('tokens.lead')}
        actions={<ButtonLink to="/api">{t('tokens.reference')}</ButtonLink>}
      />
      <RefusalNotice refusals={answered?.refusals} />
      <TokenList tokens={tokens} />
      <NewToken scopes={scopes} lastResult={answered?.result ?? undefined} />
    </div>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Mail, MailOpen, MessageSquareText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { useRootData } from '~/components/shell/root-data';
import { Badge } from '~/components/ui/badge';
import { Card, PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { inbox } from '~/services/identity/queries.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

const SHOWN = 60;

/** What the demo would have sent; 404 where there is no demo. */
export async function loader({ request }: LoaderFunctionArgs) {
  const [messages, t] = [await inbox(SHOWN), await getT(request, 'auth')];
  return { title: t('inbox.title'), messages };
}

export default function Inbox() {
  const { t } = useTranslation('auth');
  const f = useFormat();
  const { messages } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-2xl pb-10">
      <PageHead title={t('inbox.title')} lead={t('inbox.lead')} />
      {messages.length === 0 ? (
        <EmptyState icon={MailOpen} title={t('inbox.emptyTitle')}>
          {t('inbox.emptyBody')}
        </EmptyState>
      ) : (
        <ul aria-label={t('inbox.list')} className="grid gap-3">
          {messages.map((message) => (
            <Card
              as="li"
              key={message.id}
              aside={
                <Badge icon={message.channel === 'sms' ? MessageSquareText : Mail}>
                  {t(`inbox.${message.channel}`)}
                </Badge>
              }
              title={message.subject || t('inbox.to', { to: message.recipient })}
            >
              <p className="text-sm text-ink-soft tabular">
                {message.subject && `${t('inbox.to', { to: message.recipient })} · `}
                {f.instant(message.at)}
              </p>
              <p className="whitespace-pre-line break-words">
                <Linked text={message.body} />
              </p>
            </Card>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Text in which links to this very site can be followed. */
function Linked({ text }: { text: string }) {
  const base = useRootData()?.baseUrl ?? '';
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    base && part.startsWith(`${base}/`) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
      <a key={index} href={part.slice(base.length)} className="underline">
        {part}
      </a>
    ) : (
      part
    ),
  );
}

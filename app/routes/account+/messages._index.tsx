import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Pagination } from '~/components/ui/pagination';
import { requireCan } from '~/http/actor.server';
import { getLocale, getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { messagesOf } from '~/services/messages/queries.server';

export const handle = { i18n: ['auth'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'messages.read');
  const lng = await getLocale(request);
  const page = Number(new URL(request.url).searchParams.get('page')) || 1;
  const [found, t] = [await messagesOf(actor, { lng, page }), await getT(lng, 'auth')];
  return { title: t('messages.title'), ...found };
}

export default function Messages() {
  const { t } = useTranslation('auth');
  const f = useFormat();
  const { messages, unread, page, pages } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-2xl pb-10">
      <PageHead
        title={t('messages.title')}
        lead={t('messages.lead')}
        actions={
          unread > 0 && (
            <Form method="post" action="/account/messages/reading">
              <SubmitButton variant="secondary">{t('messages.readAll')}</SubmitButton>
            </Form>
          )
        }
      />
      {messages.length === 0 ? (
        <EmptyState icon={Inbox} title={t('messages.emptyTitle')}>
          {t('messages.emptyBody')}
        </EmptyState>
      ) : (
        <ul aria-label={t('messages.list')} className="grid gap-3">
          {messages.map((message) => (
            <Card
              as="li"
              key={message.id}
              title={message.title}
              aside={message.unread && <Badge tone="info">{t('messages.unread')}</Badge>}
            >
              <p className="text-sm text-ink-soft tabular">{f.instant(message.at)}</p>
              <p>{message.body}</p>
              <p className="text-ink-soft">{message.next}</p>
              <div className="flex flex-wrap gap-2">
                <Form method="post" action={`/account/messages/${message.id}/reading`}>
                  <SubmitButton variant="secondary" name="then" value="open">
                    {t('messages.open')}
                  </SubmitButton>
                </Form>
                {message.unread && (
                  <Form method="post" action={`/account/messages/${message.id}/reading`}>
                    <SubmitButton variant="quiet" name="then" value="stay">
                      {t('messages.read')}
                    </SubmitButton>
                  </Form>
                )}
              </div>
            </Card>
          ))}
        </ul>
      )}
      {pages > 1 && <Pagination page={page} pages={pages} href={(to) => `?page=${to}`} />}
    </div>
  );
}

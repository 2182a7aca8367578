import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { FileText, Pencil, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ListingItems } from '~/components/listing/listing-items';
import { ExpiryBadge } from '~/components/provider/expiry-badge';
import { pageMeta } from '~/components/shell/page-meta';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { ButtonLink, SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { todayInShanghai } from '~/domain/calendar';
import { expiryOf } from '~/domain/listing/item';
import { papersNeeded } from '~/domain/listing/papers';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { ownListing } from '~/services/listing/own.server';

export const handle = { i18n: ['provider', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'listing.apply');
  const t = await getT(request, 'provider');
  const now = new Date();
  const { papers, items, profile } = await ownListing(actor, now);
  const today = todayInShanghai(now);
  return {
    title: t('listing.part.papers'),
    papers: papers.map((paper) => ({ ...paper, expiry: expiryOf(paper.validTo, today) })),
    items: items.filter(({ subject }) => subject.kind === 'paper'),
    needed: papersNeeded(profile.kind),
    kind: profile.kind,
  };
}

export default function Papers() {
  const { title, papers, items, needed, kind } = useLoaderData<typeof loader>();
  const { t } = useTranslation(['provider', 'codes', 'common']);
  const add = (
    <ButtonLink to="/provider/listing/papers/new" variant="primary" icon={Plus}>
      {t('provider:papers.add')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/provider/listing', label: t('provider:listing.title') }, { label: title }]}
          />
        }
        title={title}
        lead={
          needed.length === 0
            ? t('provider:papers.noneNeeded')
            : t('provider:papers.needed', {
                kind: t(`codes:providerKind.${kind}`),
                papers: needed.map((paper) => t(`codes:credential.${paper}`)).join(t('provider:separator')),
              })
        }
        actions={papers.length > 0 && add}
      />
      <div className="grid max-w-3xl gap-4">
        {items.length > 0 && (
          <Card as="section" title={t('provider:listing.machine')}>
            <ListingItems items={items} />
          </Card>
        )}
        {papers.length === 0 && (
          <EmptyState icon={FileText} title={t('provider:papers.empty')} action={add}>
            {t('provider:papers.emptyWhy')}
          </EmptyState>
        )}
        {papers.map((paper) => (
          <Card
            key={paper.id}
            as="article"
            title={t(`codes:credential.${paper.kind}`)}
            aside={<ExpiryBadge expiry={paper.expiry} validTo={paper.validTo} />}
            footer={
              paper.reviewed ? (
                <p className="text-sm text-ink-soft">{t('provider:papers.reviewed')}</p>
              ) : (
                <>
                  <ButtonLink to={`/provider/listing/papers/${paper.id}`} size="sm" icon={Pencil}>
                    {t('common:action.edit')}
                  </ButtonLink>
                  <Form method="post" action={`/provider/listing/papers/${paper.id}/removal`}>
                    <SubmitButton
                      variant="quiet"
                      size="sm"
                      icon={Trash2}
                      formAction={`/provider/listing/papers/${paper.id}/removal`}
                    >
                      {t('common:action.remove')}
                    </SubmitButton>
                  </Form>
                </>
              )
            }
          >
            <p className="text-sm text-ink-soft">
              <span className="tabular">{paper.number}</span>
              {` · ${paper.issuedBy}`}
            </p>
            {paper.file ? (
              <a href={`/files/${paper.file.id}`} className="inline-flex items-center gap-2 underline">
                <FileText aria-hidden className="size-4 shrink-0" />
                <span className="break-all">{paper.file.name}</span>
              </a>
            ) : (
              <p className="text-sm font-semibold text-warn">{t('provider:papers.noFile')}</p>
            )}
          </Card>
        ))}
      </div>
    </>
  );
}

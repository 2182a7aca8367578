import { env } from '~/http/env.server';
import { asLng, type Lng } from '~/i18n/config';
import { formatter } from '~/i18n/format';
import { translate } from '~/i18n/translate.server';
import { type Block, documents, type Paper } from '~/ports/documents/index.server';

/** A document to be read, as a file with a name. */
export type DocumentFile = { file: Buffer; name: string };

type Words = { title: string; name: string; blocks: readonly Block[]; landscape?: boolean };

/** What people download looks alike: who issues it, when it was made, and in the demo that it is no voucher. */
export async function makeDocument(lng: Lng | string, words: Words, now: Date): Promise<DocumentFile> {
  const language = asLng(lng);
  const t = translate(language, 'documents');
  const f = formatter(language);
  const { title, name, blocks, landscape } = words;
  const paper: Paper = {
    lng: language,
    title,
    issuer: t('issuer'),
    mark: env().mode === 'demo' ? t('demo') : undefined,
    landscape,
    blocks,
    footer: `${t('issuer')} · ${t('madeOn', { when: f.instant(now, new Date(0)) })}`,
    pageOf: (page, pages) => t('page', { page, pages }),
    madeAt: now,
  };
  return { file: await documents().pdf(paper), name: `${name}.pdf` };
}

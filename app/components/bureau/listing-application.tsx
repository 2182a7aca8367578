import { Link } from '@remix-run/react';
import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { Table } from '~/components/ui/table';
import type { Category, CredentialKind, ProviderKind, QualificationKind } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

type File = { id: string; name: string; size: number } | null;

export type ReviewedListing = {
  categories: Category[];
  validFrom: string | null;
  validTo: string | null;
  noticeFrom: string | null;
  noticeTo: string | null;
  provider: {
    id: string;
    kind: ProviderKind;
    introZh: string;
    introEn: string;
    contactName: string;
    contactPhone: string;
  };
  feeStandards: {
    id: string;
    category: Category;
    itemZh: string;
    itemEn: string;
    perLessonFen: number;
    marketPerLessonFen: number;
  }[];
  papers: {
    id: string;
    kind: CredentialKind;
    number: string;
    issuedBy: string;
    validTo: string | null;
    file: File;
  }[];
  instructors: {
    id: string;
    nameZh: string;
    nameEn: string;
    qualificationKind: QualificationKind | null;
    qualificationZh: string;
    qualificationEn: string;
    qualificationValidTo: string | null;
    qualificationFileId: string | null;
    checkedOn: string | null;
    checkResult: 'clear' | 'hit' | null;
    checkReference: string | null;
  }[];
  offerings: Record<string, number>;
};

/** What a provider sent in, in the order an officer reads it: who, papers, people, prices. */
export function ListingApplicationView({ listing }: { listing: ReviewedListing }) {
  const { t } = useTranslation(['bureau', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const period = (from: string | null, to: string | null) =>
    from && to ? f.dateRange(from, to, { year: true }) : null;
  const { provider } = listing;
  const classes = Object.values(listing.offerings).reduce((all, count) => all + count, 0);
  return (
    <>
      <Card as="section" title={t('bureau:listings.about')}>
        <p>{pick(lng, provider.introZh, provider.introEn)}</p>
        <DefinitionList
          items={[
            {
              term: t('bureau:listings.contact'),
              detail: [provider.contactName, provider.contactPhone].filter(Boolean).join(' ') || null,
            },
            {
              term: t('bureau:listings.categories'),
              detail: listing.categories
                .map((each) => t(`codes:category.${each}`))
                .join(t('bureau:listSeparator')),
            },
            { term: t('bureau:listings.notice'), detail: period(listing.noticeFrom, listing.noticeTo) },
            { term: t('bureau:listings.period'), detail: period(listing.validFrom, listing.validTo) },
            {
              term: t('bureau:listings.classes'),
              detail: (
                <Link to={`/bureau/offerings?provider=${provider.id}`}>
                  {t('bureau:listings.classCount', { count: classes })}
                </Link>
              ),
            },
          ]}
        />
      </Card>
      <Card as="section" title={t('bureau:listings.papers')}>
        <Table
          caption={t('bureau:listings.papers')}
          rows={listing.papers}
          rowKey={(paper) => paper.id}
          columns={[
            {
              key: 'kind',
              head: t('bureau:table.paper'),
              rowHead: true,
              cell: (paper) => t(`codes:credential.${paper.kind}`),
            },
            { key: 'number', head: t('bureau:table.number'), wide: true, cell: (paper) => paper.number },
            { key: 'issuer', head: t('bureau:table.issuer'), wide: true, cell: (paper) => paper.issuedBy },
            {
              key: 'validTo',
              head: t('bureau:table.validTo'),
              cell: (paper) =>
                paper.validTo
                  ? f.date(paper.validTo, { weekday: false, year: true })
                  : t('bureau:listings.noExpiry'),
            },
            { key: 'file', head: t('bureau:table.file'), cell: (paper) => <FileLink id={paper.file?.id} /> },
          ]}
        />
      </Card>
      <Card as="section" title={t('bureau:listings.people')}>
        <Table
          caption={t('bureau:listings.people')}
          rows={listing.instructors}
          rowKey={(person) => person.id}
          columns={[
            {
              key: 'name',
              head: t('bureau:table.name'),
              rowHead: true,
              cell: (person) => pick(lng, person.nameZh, person.nameEn),
            },
            {
              key: 'qualification',
              head: t('bureau:table.qualification'),
              cell: (person) =>
                person.qualificationKind
                  ? pick(lng, person.qualificationZh, person.qualificationEn) ||
                    t(`codes:qualification.${person.qualificationKind}`)
                  : '—',
            },
            {
              key: 'qualificationTo',
              head: t('bureau:table.validTo'),
              wide: true,
              cell: (person) =>
                person.qualificationValidTo
                  ? f.date(person.qualificationValidTo, { weekday: false, year: true })
                  : t('bureau:listings.noExpiry'),
            },
            {
              key: 'check',
              head: t('bureau:table.check'),
              cell: (person) =>
                person.checkedOn && person.checkResult
                  ? `${t(`codes:staffCheck.${person.checkResult}`)} · ${f.date(person.checkedOn, { weekday: false, year: true })}`
                  : '—',
            },
            {
              key: 'reference',
              head: t('bureau:table.reference'),
              wide: true,
              cell: (person) => person.checkReference ?? '—',
            },
            {
              key: 'file',
              head: t('bureau:table.file'),
              wide: true,
              cell: (person) => <FileLink id={person.qualificationFileId ?? undefined} />,
            },
          ]}
        />
      </Card>
      <Card as="section" title={t('bureau:listings.fees')}>
        <Table
          caption={t('bureau:listings.fees')}
          rows={listing.feeStandards}
          rowKey={(fee) => fee.id}
          columns={[
            {
              key: 'item',
              head: t('bureau:table.item'),
              rowHead: true,
              cell: (fee) => pick(lng, fee.itemZh, fee.itemEn),
            },
            {
              key: 'category',
              head: t('bureau:table.category'),
              wide: true,
              cell: (fee) => t(`codes:category.${fee.category}`),
            },
            {
              key: 'fee',
              head: t('bureau:table.fee'),
              align: 'end',
              cell: (fee) => f.price({ fen: fee.perLessonFen, per: 'lesson' }),
            },
            {
              key: 'market',
              head: t('bureau:table.market'),
              align: 'end',
              cell: (fee) => f.price({ fen: fee.marketPerLessonFen, per: 'lesson' }),
            },
          ]}
        />
      </Card>
    </>
  );
}

function FileLink({ id }: { id: string | undefined }) {
  const { t } = useTranslation('bureau');
  if (!id) return <>—</>;
  return (
    <a href={`/files/${id}`} className="inline-flex items-center gap-1">
      <FileText aria-hidden className="size-4" />
      {t('listings.openFile')}
    </a>
  );
}

import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { DefinitionList } from '~/components/ui/definition-list';
import { Notice } from '~/components/ui/notice';
import { useFormat } from '~/i18n/use-format';
import { HASH } from './hash-name';

/** A long code that nobody reads aloud and everybody may copy. */
export function Code({ children }: { children: ReactNode }) {
  return <code className="break-all rounded-control bg-sunken px-1.5 py-0.5 text-sm">{children}</code>;
}

type Times = {
  announcedAt: string;
  opensAt: string;
  closesAt: string;
  frozenAt: string | null;
  heldAt: string | null;
  endedAt: string | null;
  payUntil: string;
  stage: string;
};

/** What happens when, and what has happened. */
export function DrawTimes({ times, now }: { times: Times; now: string }) {
  const { t } = useTranslation('draw');
  const f = useFormat();
  const at = (instant: string | null) => instant && f.instant(instant, new Date(now));
  const ended = times.stage === 'aborted' ? 'abortedAt' : 'drawnAt';
  return (
    <Card as="section" title={t('page.times')}>
      <DefinitionList
        items={[
          { term: t('page.announcedAt'), detail: at(times.announcedAt) },
          { term: t('page.opensAt'), detail: at(times.opensAt) },
          { term: t('page.closesAt'), detail: at(times.closesAt) },
          { term: t('page.frozenAt'), detail: at(times.frozenAt) },
          { term: t('page.heldAt'), detail: at(times.heldAt) },
          { term: t(`page.${ended}`), detail: at(times.endedAt) },
          { term: t('page.payUntil'), detail: at(times.payUntil) },
        ]}
      />
    </Card>
  );
}

type Proof = {
  commitment: string;
  publicValue: string;
  publicNote: string;
  algorithm: string;
  seed: string | null;
};

/** Why nobody could have chosen the outcome, with the numbers that prove it. */
export function DrawProof({ proof }: { proof: Proof }) {
  const { t } = useTranslation('draw');
  return (
    <Card as="section" title={t('page.proof')}>
      <p className="max-w-[65ch]">{t('page.proofText')}</p>
      <DefinitionList
        items={[
          {
            term: t('page.commitment'),
            detail: (
              <>
                <Code>{proof.commitment}</Code>
                <span className="block text-sm text-ink-soft">
                  {t('page.commitmentHint', { hash: HASH })}
                </span>
              </>
            ),
          },
          {
            term: t('page.publicValue'),
            detail: (
              <>
                <Code>{proof.publicValue}</Code>
                <span className="block text-sm text-ink-soft">{proof.publicNote}</span>
              </>
            ),
          },
          {
            term: t('page.seed'),
            detail: proof.seed ? (
              <Code>{proof.seed}</Code>
            ) : (
              <span className="text-ink-soft">{t('page.seedLater')}</span>
            ),
          },
          { term: t('page.algorithm'), detail: <Code>{proof.algorithm}</Code> },
        ]}
      />
    </Card>
  );
}

const STEPS = ['algorithm1', 'algorithm2', 'algorithm3', 'algorithm4'] as const;

/** The algorithm in plain words. */
export function HowDrawn() {
  const { t } = useTranslation('draw');
  return (
    <Card as="section" title={t('page.algorithmTitle')}>
      <ol className="grid max-w-[65ch] list-decimal gap-2 ps-5">
        {STEPS.map((step) => (
          <li key={step}>{t(`page.${step}`)}</li>
        ))}
      </ol>
      <p className="font-semibold">{t('page.algorithmHint')}</p>
    </Card>
  );
}

type Paper = { kind: 'inputs' | 'outcome'; sha256: string; bytes: number };

/** What is published, byte for byte, with its hash. */
export function DrawFiles({ id, papers, over }: { id: string; papers: readonly Paper[]; over: boolean }) {
  const { t } = useTranslation('draw');
  const f = useFormat();
  return (
    <Card as="section" title={t('page.files')} id="files">
      <p className="max-w-[65ch] text-sm text-ink-soft">{t('page.filesHint')}</p>
      {papers.length === 0 && <p>{t('page.noFiles')}</p>}
      <ul className="grid gap-3">
        {papers.map(({ kind, sha256, bytes }) => (
          <li key={kind} className="grid gap-1 border-t border-line pt-3">
            <DownloadLink id={id} kind={kind}>
              {t(`page.file.${kind}`)} · {t('page.fileSize', { size: f.number(Math.ceil(bytes / 1024)) })}
            </DownloadLink>
            <span className="text-sm text-ink-soft">
              {t('page.hash')} {HASH} <Code>{sha256}</Code>
            </span>
          </li>
        ))}
        {over && (
          <li className="border-t border-line pt-3">
            <DownloadLink id={id} kind="verify">
              {t('page.file.verify')}
            </DownloadLink>
          </li>
        )}
      </ul>
    </Card>
  );
}

function DownloadLink({ id, kind, children }: { id: string; kind: string; children: ReactNode }) {
  return (
    <a
      className={buttonClass({ size: 'md' }, 'justify-self-start')}
      href={`/draws/${id}/${kind}.json`}
      download={`draw-${kind}.json`}
    >
      <Download aria-hidden className="size-[1.15em] shrink-0" />
      {children}
    </a>
  );
}

/** That nobody takes part in a draw, or took part, and what becomes of its places. */
export function NobodyNotice({ over }: { over: boolean }) {
  const { t } = useTranslation('draw');
  const key = over ? 'nobody' : 'nobodyYet';
  return <Notice title={t(`page.${key}`)}>{t(`page.${key}Text`)}</Notice>;
}

/** That a draw was called off, and why: as prominent as the draw was. */
export function AbortedNotice({ why }: { why: string }) {
  const { t } = useTranslation('draw');
  return (
    <Notice tone="refuse" title={t('page.abortedTitle')}>
      <p className="whitespace-pre-line">{t('page.abortedText', { why })}</p>
      <p>{t('page.abortedSeed')}</p>
    </Notice>
  );
}

import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocatedHit } from '~/domain/course/rule-findings';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';

/** A text with the passages marked that the screening saw; each leads to what is said about its word. */
export function MarkedText({ text, hits }: { text: string; hits: readonly LocatedHit[] }) {
  const { t } = useTranslation('bureau');
  const lng = useLng();
  let done = 0;
  return (
    <>
      {hits.map((hit) => {
        const before = text.slice(done, hit.from);
        done = hit.to;
        return (
          <Fragment key={hit.from}>
            {before}
            <mark
              title={`${t('screening.rule', { rule: hit.rule })} ${pick(lng, hit.why.zh, hit.why.en)}`}
              className={
                hit.kind === 'doubtful'
                  ? 'rounded-sm bg-warn-soft px-0.5 text-ink underline decoration-2'
                  : 'rounded-sm bg-refuse-soft px-0.5 text-ink underline decoration-2'
              }
            >
              {text.slice(hit.from, hit.to)}
            </mark>
          </Fragment>
        );
      })}
      {text.slice(done)}
    </>
  );
}

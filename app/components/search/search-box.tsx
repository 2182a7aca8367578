import { Search, X } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/ui/button';

/** The words of a search. Its button is there for who has no script, and for who presses it anyway. */
export function SearchBox({
  text,
  onType,
  onClear,
}: {
  text: string;
  onType: (event: FormEvent<HTMLInputElement>) => void;
  onClear: () => void;
}) {
  const { t } = useTranslation(['public', 'common']);
  const input = useRef<HTMLInputElement>(null);
  const [filled, setFilled] = useState(text !== '');
  return (
    <search className="flex gap-2">
      <label htmlFor="q" className="sr-only">
        {t('public:search.label')}
      </label>
      <span className="relative flex min-w-0 flex-1 items-center">
        <Search aria-hidden className="pointer-events-none absolute start-3 size-5 text-ink-faint" />
        <input
          ref={input}
          id="q"
          name="q"
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          defaultValue={text}
          placeholder={t('public:search.placeholder')}
          onInput={(event) => {
            setFilled(event.currentTarget.value !== '');
            onType(event);
          }}
          onCompositionEnd={onType}
          className="h-12 w-full rounded-full border border-line-strong bg-surface ps-10 pe-11 text-base placeholder:text-ink-faint [&::-webkit-search-cancel-button]:hidden"
        />
        {(filled || text !== '') && (
          <button
            type="button"
            aria-label={t('public:search.clearText')}
            onClick={() => {
              if (!input.current) return;
              input.current.value = '';
              setFilled(false);
              input.current.focus();
              onClear();
            }}
            className="absolute end-1 grid size-10 place-items-center rounded-full text-ink-soft hover:text-ink"
          >
            <X aria-hidden className="size-5" />
          </button>
        )}
      </span>
      <Button type="submit" variant="primary" className="h-12 rounded-full">
        {t('common:action.search')}
      </Button>
    </search>
  );
}

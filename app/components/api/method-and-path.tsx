import { cx } from '~/components/ui/class-names';

/** `GET /courses/{courseId}`, broken between its parts where a phone is too narrow. */
export function MethodAndPath({ method, path, large }: { method: string; path: string; large?: boolean }) {
  return (
    <span
      lang="en"
      className={cx('flex flex-wrap items-baseline gap-x-2 font-mono', large ? 'text-base' : 'text-sm')}
    >
      <span className="rounded-control bg-sunken px-1.5 font-semibold uppercase">{method}</span>
      <span className="min-w-0 break-words text-ink-soft">
        {path.split('/').map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one address never move
          <span key={index}>
            {index > 0 && '/'}
            {index > 0 && <wbr />}
            {part}
          </span>
        ))}
      </span>
    </span>
  );
}

import { cx } from '~/components/ui/class-names';

/** A piece of text for programs: kept as it is, scrolled sideways within itself, reachable by keyboard. */
export function CodeBlock({ text, label, wrap }: { text: string; label: string; wrap?: boolean }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-control border border-line bg-sunken p-3"
    >
      <pre className={cx('font-mono text-sm leading-relaxed', wrap && 'whitespace-pre-wrap break-all')}>
        <code lang="en">{text}</code>
      </pre>
    </section>
  );
}

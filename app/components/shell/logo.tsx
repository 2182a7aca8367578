/** The mark: a market's awning over an open book. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={className}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        className="fill-on-accent"
        d="M7 6h18l2 6v1a3 3 0 0 1-5.5 1.66 3.3 3.3 0 0 1-5.5 0 3.3 3.3 0 0 1-5.5 0A3 3 0 0 1 5 13v-1z"
      />
      <path
        className="stroke-accent"
        strokeWidth="1.4"
        fill="none"
        d="m12.4 6-1.9 6v2M19.6 6l1.9 6v2M16 6v8"
      />
      <path
        className="fill-on-accent"
        d="M7 18.2c3.2-.9 6-.5 8.3 1.2v7.2c-2.3-1.7-5.1-2.1-8.3-1.2zM25 18.2c-3.2-.9-6-.5-8.3 1.2v7.2c2.3-1.7 5.1-2.1 8.3-1.2z"
      />
    </svg>
  );
}

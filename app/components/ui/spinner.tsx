/** A small ring for "on its way"; its label is read out. */
export function Spinner({ label }: { label: string }) {
  return (
    <span role="status" className="inline-flex shrink-0">
      <span
        aria-hidden
        className="size-[1em] animate-[wait_0.8s_linear_infinite] rounded-full border-2 border-current border-r-transparent"
      />
      <span className="sr-only">{label}</span>
    </span>
  );
}

/** A stall with its shutter half down: the picture of pages where nothing can be had just now. */
export function StallClosed({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 176 120" className={className}>
      <path className="fill-sunken" d="M8 112h160v4H8z" />
      <path className="fill-surface stroke-line-strong" strokeWidth="2" d="M28 52h120v60H28z" />
      <path className="stroke-line" strokeWidth="2" d="M30 60h116M30 68h116M30 76h116M30 84h116" />
      <path className="fill-accent-soft" d="M29 88h118v23H29z" />
      <path
        className="fill-accent"
        d="M30 20h116l14 24v8a10 10 0 0 1-20 1 10.5 10.5 0 0 1-21 0 10.5 10.5 0 0 1-21 0 10.5 10.5 0 0 1-21 0 10.5 10.5 0 0 1-21 0 10.5 10.5 0 0 1-21 0 10 10 0 0 1-19-1v-8z"
      />
      <path
        className="stroke-surface"
        strokeWidth="3"
        fill="none"
        d="M49 20 36 45v10M66 20l-9 25v10M82 20l-4 25v10M94 20l4 25v10M110 20l9 25v10M127 20l13 25v10"
      />
      <path className="fill-sport" d="M58 104a6 6 0 1 0 12 0 6 6 0 0 0-12 0z" />
      <path className="fill-art" d="m84 110 5-16 5 16z" />
      <path className="fill-science" d="M106 98h12v12h-12z" />
    </svg>
  );
}

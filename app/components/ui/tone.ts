/** What a colour says. Red (`refuse`) is only for what is refused or late. Never colour alone: add a word or an icon. */
export type Tone = 'neutral' | 'info' | 'done' | 'warn' | 'refuse';

/** Soft background with text of the same tone, for badges and notices. */
export const softTone: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-soft',
  info: 'bg-science-soft text-science',
  done: 'bg-accent-soft text-accent-strong',
  warn: 'bg-warn-soft text-warn',
  refuse: 'bg-refuse-soft text-refuse',
};

/** Solid bars and dots of charts and timelines. */
export const solidTone: Record<Tone, string> = {
  neutral: 'bg-line-strong',
  info: 'bg-science',
  done: 'bg-accent',
  warn: 'bg-warn',
  refuse: 'bg-refuse',
};

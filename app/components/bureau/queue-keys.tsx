import { useNavigate } from '@remix-run/react';
import { useEffect, useState } from 'react';

/** Is a person typing? Then keys are letters, not commands. */
function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/**
 * j and k move through a queue, Enter opens the current row. Returns the key of the current row, null before the
 * first press. Links stay links: whoever does not know the keys misses nothing.
 */
export function useQueueKeys(rows: readonly { id: string; to: string }[]): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  const navigate = useNavigate();
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const at = rows.findIndex((row) => row.id === current);
      const to = rows[at]?.to;
      if (event.key === 'j' || event.key === 'k') {
        const next = event.key === 'j' ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0);
        setCurrent(rows[next]?.id ?? null);
      } else if (event.key === 'Enter' && to && event.target === document.body) navigate(to);
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [rows, current, navigate]);
  return current;
}

/** A letter that presses a control of the page: `a` approve, `r` return. `focus` moves there instead of pressing. */
export function useActKeys(keys: Record<string, { id: string; focus?: boolean }>) {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const act = keys[event.key];
      if (!act || typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const control = document.getElementById(act.id);
      if (act.focus) control?.focus();
      else control?.click();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [keys]);
}

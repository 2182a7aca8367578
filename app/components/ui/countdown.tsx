import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useServerNow } from './use-server-now';

interface CountdownProps {
  /** ISO instant at which it ends. */
  until: string;
  /** Called once when it has ended: revalidate the page. */
  onEnd?: () => void;
  /** Only the digits, for a sentence that says the rest. */
  bare?: boolean;
}

/** Time left by the server's clock: 14:32 in the last hour, days and hours before. Quiet to screen readers but for its label. */
export function Countdown({ until, onEnd, bare }: CountdownProps) {
  const { t } = useTranslation('common');
  const f = useFormat();
  const left = Math.max(0, Date.parse(until) - useServerNow(1000));
  const ended = left === 0;
  const told = useRef(false);
  useEffect(() => {
    if (!ended || told.current) return;
    told.current = true;
    onEnd?.();
  }, [ended, onEnd]);
  const seconds = Math.ceil(left / 1000);
  const time =
    left < 3_600_000
      ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
      : f.duration(left);
  return (
    <span role="timer" className="tabular" suppressHydrationWarning>
      {ended ? t('countdown.ended') : bare ? time : t('countdown.left', { time })}
    </span>
  );
}

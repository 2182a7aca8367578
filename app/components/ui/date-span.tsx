import { useFormat } from '~/i18n/use-format';

interface DateSpanProps {
  /** School dates, YYYY-MM-DD. */
  from: string;
  to: string;
  year?: boolean;
}

/** From one day to another, or that one day, which a narrow column breaks between the two and nowhere else. */
export function DateSpan({ from, to, year }: DateSpanProps) {
  const f = useFormat();
  if (from === to) return <span className="whitespace-nowrap">{f.date(from, { weekday: false, year })}</span>;
  const whole = f.dateRange(from, to, { year });
  const last = f.date(to, { weekday: false, year });
  return (
    <>
      <span className="whitespace-nowrap">{whole.slice(0, -last.length)}</span>
      <wbr />
      <span className="whitespace-nowrap">{last}</span>
    </>
  );
}

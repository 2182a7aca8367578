import { Printer } from 'lucide-react';
import { Button } from '~/components/ui/button';

/** Prints the page; what belongs to the screen only is left out by the print styles. */
export function PrintButton({ children }: { children: string }) {
  return (
    <Button icon={Printer} onClick={() => window.print()}>
      {children}
    </Button>
  );
}

import { Link, useFormAction, useNavigation } from '@remix-run/react';
import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './class-names';
import { Spinner } from './spinner';

type Variant = 'primary' | 'secondary' | 'quiet' | 'danger';
type Size = 'sm' | 'md' | 'lg';

export interface ButtonLook {
  /** primary: the one main act of a page; danger: refuse, cancel, remove. */
  variant?: Variant;
  size?: Size;
  icon?: LucideIcon;
  /** Full width: the main act on a phone. */
  block?: boolean;
}

const variants: Record<Variant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border border-line-strong bg-surface text-ink hover:border-accent hover:text-accent',
  quiet: 'text-accent hover:bg-accent-soft',
  danger: 'border border-refuse bg-surface text-refuse hover:bg-refuse hover:text-on-refuse',
};
const sizes: Record<Size, string> = {
  sm: 'min-h-8 px-2.5 text-sm gap-1.5',
  md: 'h-control px-4 text-base gap-2',
  lg: 'min-h-12 px-6 text-lg gap-2',
};

/** The classes of a button, for what must look like one without being one of these (a label, a summary). */
export function buttonClass({ variant = 'secondary', size = 'md', block }: ButtonLook = {}, extra?: string) {
  return cx(
    'inline-flex items-center justify-center rounded-control font-semibold leading-tight no-underline transition-colors duration-150 aria-disabled:opacity-60',
    variants[variant],
    sizes[size],
    block && 'w-full',
    extra,
  );
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> &
  ButtonLook & {
    /** Shows that it works and refuses a second press; the button keeps the focus. */
    pending?: boolean;
  };

/** A button. Give an icon-only button an `aria-label`. */
export function Button({
  variant,
  size,
  icon: Icon,
  block,
  pending,
  className,
  children,
  ...rest
}: ButtonProps) {
  const { t } = useTranslation('common');
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={pending || rest['aria-disabled']}
      onClick={(event) => (pending ? event.preventDefault() : rest.onClick?.(event))}
      className={buttonClass({ variant, size, block }, className)}
    >
      {pending ? (
        <Spinner label={t('state.working')} />
      ) : (
        Icon && <Icon aria-hidden className="size-[1.15em] shrink-0" />
      )}
      {children}
    </button>
  );
}

/** Submits its form, primary by default; shows by itself when that very submission is on its way. */
export function SubmitButton({ formAction, ...props }: ButtonProps) {
  const navigation = useNavigation();
  const here = useFormAction();
  const target = (formAction as string | undefined) ?? here;
  const samePlace = navigation.formAction?.split('?')[0] === target.split('?')[0];
  const sameButton = !props.name || navigation.formData?.get(props.name) === String(props.value ?? '');
  const pending = props.pending ?? (navigation.state !== 'idle' && samePlace && sameButton);
  return <Button variant="primary" type="submit" formAction={formAction} {...props} pending={pending} />;
}

type ButtonLinkProps = ComponentProps<typeof Link> & ButtonLook & { children?: ReactNode };

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  variant,
  size,
  icon: Icon,
  block,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <Link {...rest} className={buttonClass({ variant, size, block }, className)}>
      {Icon && <Icon aria-hidden className="size-[1.15em] shrink-0" />}
      {children}
    </Link>
  );
}

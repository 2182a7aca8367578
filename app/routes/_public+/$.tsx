import { NotFound } from '~/domain/refusal';

/** Any address that is no page: the friendly 404, in the reader's language and with their navigation. */
export function loader(): never {
  throw new NotFound('page');
}

export function action(): never {
  throw new NotFound('page');
}

export default function NoPage() {
  return null;
}

import { Form } from '@remix-run/react';
import { Button } from '~/components/ui/button';
import { SelectField } from '~/components/ui/text-fields';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';

interface TermSelectProps {
  terms: readonly { id: string; nameZh: string; nameEn: string }[];
  chosen: string | undefined;
  label: string;
  act: string;
}

/** Which term an account is about; a form, so that it works without script and stands in the address. */
export function TermSelect({ terms, chosen, label, act }: TermSelectProps) {
  const lng = useLng();
  if (terms.length < 2) return null;
  return (
    <Form method="get" className="no-print mb-6 flex flex-wrap items-end gap-3">
      <SelectField
        name="term"
        label={label}
        placeholder={null}
        defaultValue={chosen}
        options={terms.map(({ id, nameZh, nameEn }) => ({ value: id, label: pick(lng, nameZh, nameEn) }))}
      />
      <Button type="submit">{act}</Button>
    </Form>
  );
}

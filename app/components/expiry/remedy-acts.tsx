import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '~/components/ui/button';
import { pick } from '~/i18n/pick';
import { useLng } from '~/i18n/use-format';
import type { ExpiryRowView, TouchedClassView } from './expiry-words';

/** A provider's one press: somebody else takes the touched lessons of a class, or its sale pauses. */
export function RemedyActs({ row, each }: { row: ExpiryRowView; each: TouchedClassView }) {
  const { t } = useTranslation('expiry');
  const lng = useLng();
  const { standIn } = each;
  const pausable = each.pausedAt === null && ['approved', 'open', 'confirmed'].includes(each.status);
  if (!standIn && !pausable) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {standIn && row.person && (
        <Form method="post" replace>
          <input type="hidden" name="act" value="replace" />
          <input type="hidden" name="offeringId" value={each.id} />
          <input type="hidden" name="fromInstructorId" value={row.person.id} />
          <input type="hidden" name="toInstructorId" value={standIn.id} />
          <SubmitButton size="sm" name="press" value={`replace-${row.kind}-${each.id}`}>
            {t('remedy.replace', {
              name: pick(lng, standIn.nameZh, standIn.nameEn),
              count: each.lessons.length,
            })}
          </SubmitButton>
        </Form>
      )}
      {pausable && (
        <Form method="post" replace>
          <input type="hidden" name="act" value="pause" />
          <input type="hidden" name="offeringId" value={each.id} />
          <SubmitButton size="sm" variant="secondary" name="press" value={`pause-${row.kind}-${each.id}`}>
            {t('remedy.pause')}
          </SubmitButton>
        </Form>
      )}
    </div>
  );
}

import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TeachingRole } from '~/domain/states';
import { pick } from '~/i18n/pick';
import { useFormat, useLng } from '~/i18n/use-format';

interface TeacherView {
  id: string;
  nameZh: string;
  nameEn: string;
  role: TeachingRole;
  qualificationZh: string;
  qualificationEn: string;
  checkedUntil: string | null;
}

/** Who teaches, with what qualification, and until when the entry check holds. */
export function Teachers({ teachers }: { teachers: readonly TeacherView[] }) {
  const { t } = useTranslation(['public', 'codes']);
  const f = useFormat();
  const lng = useLng();
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {teachers.map((teacher) => {
        const qualification = pick(lng, teacher.qualificationZh, teacher.qualificationEn);
        const { checkedUntil } = teacher;
        const Shield = checkedUntil ? ShieldCheck : ShieldAlert;
        return (
          <li key={teacher.id} className="grid content-start">
            <p>
              <span className="font-semibold">{pick(lng, teacher.nameZh, teacher.nameEn)}</span>
              <span className="ms-2 text-sm text-ink-soft">{t(`codes:teachingRole.${teacher.role}`)}</span>
            </p>
            {qualification && <p className="text-sm text-ink-soft">{qualification}</p>}
            <p className="flex items-start gap-1.5 text-sm">
              <Shield
                aria-hidden
                className={`mt-[0.3em] size-[1.1em] shrink-0 ${checkedUntil ? 'text-accent' : 'text-warn'}`}
              />
              <span className={checkedUntil ? 'text-ink-soft' : 'text-warn'}>
                {checkedUntil
                  ? t('public:offering.checked', {
                      date: f.date(checkedUntil, { weekday: false, year: true }),
                    })
                  : t('public:offering.unchecked')}
              </span>
            </p>
          </li>
        );
      })}
    </ul>
  );
}

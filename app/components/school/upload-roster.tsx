import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form, Link } from '@remix-run/react';
import { Download, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/ui/badge';
import { buttonClass, SubmitButton } from '~/components/ui/button';
import { Card } from '~/components/ui/card';
import { Disclosure } from '~/components/ui/disclosure';
import { ErrorSummary } from '~/components/ui/error-summary';
import { FileField } from '~/components/ui/file-field';
import { useFormat, useLng } from '~/i18n/use-format';

export interface PastImport {
  id: string;
  fileName: string;
  status: 'previewed' | 'applied' | 'dropped';
  createdAt: string;
  summary: { rows: number };
}

interface UploadRosterProps {
  imports: readonly PastImport[];
  maxBytes: number;
  open: boolean;
  now: string;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** A spreadsheet to be looked at first, a sample of one, and the last ones. */
export function UploadRoster({ imports, maxBytes, open, now, lastResult }: UploadRosterProps) {
  const { t } = useTranslation('school');
  const f = useFormat();
  const lng = useLng();
  const [form, fields] = useForm<{ file: File }>({ id: 'upload', lastResult });
  return (
    <Card id="imports">
      <Disclosure summary={<h2 className="text-lg">{t('upload.title')}</h2>} open={open}>
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="grid gap-4">
            <ErrorSummary form={form} fields={fields} labels={{ file: t('upload.file') }} />
            <FileField
              meta={fields.file}
              label={t('upload.file')}
              hint={t('upload.hint')}
              accept=".xlsx,.csv,.txt,text/csv"
              maxBytes={maxBytes}
            />
            <div className="flex flex-wrap gap-3">
              <SubmitButton icon={Upload}>{t('upload.button')}</SubmitButton>
              {/* A file, not a page: the browser fetches it, not the router. */}
              <a
                href={`/school/roster/sample.csv?lng=${lng}`}
                download
                className={buttonClass({ variant: 'quiet' })}
              >
                <Download aria-hidden className="me-1 size-4" />
                {t('upload.sample')}
              </a>
            </div>
          </Form>
          <div>
            <h3 className="mb-1 font-semibold">{t('upload.earlier')}</h3>
            {imports.length === 0 ? (
              <p className="text-ink-soft">{t('upload.none')}</p>
            ) : (
              <ul className="divide-y divide-line">
                {imports.map((each) => (
                  <li key={each.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5 text-sm">
                    <Link to={`/school/roster/imports/${each.id}`} className="min-w-0 break-all">
                      {each.fileName}
                    </Link>
                    <Badge
                      tone={
                        each.status === 'applied' ? 'done' : each.status === 'previewed' ? 'warn' : 'neutral'
                      }
                    >
                      {t(`upload.status.${each.status}`)}
                    </Badge>
                    <span className="text-ink-soft">
                      {[
                        t('upload.rows', { count: each.summary.rows }),
                        t('upload.at', { when: f.instant(each.createdAt, new Date(now)) }),
                      ].join(' · ')}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </div>
      </Disclosure>
    </Card>
  );
}

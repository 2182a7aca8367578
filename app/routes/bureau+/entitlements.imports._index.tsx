import { getFormProps, useForm } from '@conform-to/react';
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { Download, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pageMeta } from '~/components/shell/page-meta';
import { Badge } from '~/components/ui/badge';
import { Breadcrumbs } from '~/components/ui/breadcrumbs';
import { buttonClass, SubmitButton } from '~/components/ui/button';
import { Card, PageHead } from '~/components/ui/card';
import { ErrorSummary } from '~/components/ui/error-summary';
import { FileField } from '~/components/ui/file-field';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { SelectField } from '~/components/ui/text-fields';
import { ENTITLEMENT_SOURCES } from '~/domain/aid/entitlement';
import { registerUpload } from '~/forms/aid/entitlement';
import { requireCan } from '~/http/actor.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { useFormat, useLng } from '~/i18n/use-format';
import { registersImported } from '~/services/aid/imports.server';
import { uploadRegister } from '~/services/aid/upload-register.server';
import { rosterBytesMax } from '~/services/roster/sheet.server';

export const handle = { i18n: ['aid', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCan(request, 'entitlement.manage');
  const [t, imports] = await Promise.all([getT(request, 'aid'), registersImported()]);
  return {
    title: t('imports.title'),
    imports,
    maxBytes: rosterBytesMax,
    now: new Date().toISOString(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'entitlement.manage');
  const form = await parseForm(request, registerUpload);
  if (!form.ok) return form.answer();
  const { file, source } = form.value;
  const content = new Uint8Array(await file.arrayBuffer());
  const outcome = await uploadRegister(actor, { source, name: file.name, content }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirect(`/bureau/entitlements/imports/${outcome.importId}`);
}

const STATUS_TONE = { applied: 'done', previewed: 'warn', dropped: 'neutral' } as const;

export default function RegisterImports() {
  const { title, imports, maxBytes, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['aid', 'codes']);
  const f = useFormat();
  const lng = useLng();
  const [form, fields] = useForm<{ source: string; file: File }>({ lastResult: answer?.result });
  const labels = { source: t('aid:imports.source'), file: t('aid:imports.file') };
  return (
    <>
      <PageHead
        above={
          <Breadcrumbs
            items={[{ to: '/bureau/entitlements', label: t('aid:entitlements.title') }, { label: title }]}
          />
        }
        title={title}
        lead={t('aid:imports.lead')}
      />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card>
          <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="grid gap-4">
            <RefusalNotice refusals={answer?.refusals} title={t('aid:refused')} />
            <ErrorSummary form={form} fields={fields} labels={labels} />
            <SelectField
              meta={fields.source}
              label={labels.source}
              options={ENTITLEMENT_SOURCES.filter((each) => each !== 'guardian').map((each) => ({
                value: each,
                label: t(`codes:entitlementSource.${each}`),
              }))}
            />
            <FileField
              meta={fields.file}
              label={labels.file}
              hint={t('aid:imports.fileHint')}
              accept=".xlsx,.csv,.txt,text/csv"
              maxBytes={maxBytes}
            />
            <div className="flex flex-wrap gap-3">
              <SubmitButton icon={Upload}>{t('aid:imports.upload')}</SubmitButton>
              {/* A file, not a page: the browser fetches it, not the router. */}
              <a
                href={`/bureau/entitlements/sample.csv?lng=${lng}`}
                download
                className={buttonClass({ variant: 'quiet' })}
              >
                <Download aria-hidden className="me-1 size-4" />
                {t('aid:imports.sample')}
              </a>
            </div>
          </Form>
        </Card>
        <Card as="section" title={t('aid:imports.earlier')}>
          {imports.length === 0 ? (
            <p className="text-ink-soft">{t('aid:imports.none')}</p>
          ) : (
            <ul className="divide-y divide-line">
              {imports.map((each) => (
                <li key={each.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5 text-sm">
                  <Link
                    to={`/bureau/entitlements/imports/${each.id}`}
                    className="min-w-0 break-all underline decoration-line-strong underline-offset-4 hover:text-accent"
                  >
                    {each.fileName}
                  </Link>
                  <Badge tone={STATUS_TONE[each.status]}>{t(`aid:imports.status.${each.status}`)}</Badge>
                  <span className="text-ink-soft">
                    {[
                      t(`codes:entitlementSource.${each.source}`),
                      t('aid:imports.rows', { count: each.summary.rows }),
                      f.instant(each.createdAt, new Date(now)),
                    ].join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  );
}

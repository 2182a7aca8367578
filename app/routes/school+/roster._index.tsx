import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { GraduationCap, Plus, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ClassPicker } from '~/components/school/class-picker';
import { UploadRoster } from '~/components/school/upload-roster';
import { pageMeta } from '~/components/shell/page-meta';
import { Button, ButtonLink } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Pagination } from '~/components/ui/pagination';
import { RefusalNotice } from '~/components/ui/refusal-notice';
import { Table } from '~/components/ui/table';
import { TextField } from '~/components/ui/text-fields';
import { rosterFilter, rosterUpload } from '~/forms/school/roster';
import { requireCan } from '~/http/actor.server';
import { parseForm } from '~/http/form.server';
import { getT } from '~/http/locale.server';
import { pageOf } from '~/http/page.server';
import { useFormat } from '~/i18n/use-format';
import { importsHere } from '~/services/roster/imports.server';
import { classesHere, pupilsHere } from '~/services/roster/pupils.server';
import { rosterBytesMax } from '~/services/roster/sheet.server';
import { uploadRoster } from '~/services/roster/upload.server';

export const handle = { i18n: ['school', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

const PER_PAGE = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'pupils.read');
  const now = new Date();
  const t = await getT(request, 'school');
  const { searchParams } = new URL(request.url);
  const { class: className, ...filter } = rosterFilter.parse({
    grade: searchParams.get('grade'),
    class: searchParams.get('class'),
    name: searchParams.get('name') ?? '',
    left: searchParams.get('left'),
  });
  const page = pageOf(request);
  const shown = { ...filter, className };
  const [classes, list, imports] = await Promise.all([
    classesHere(actor),
    pupilsHere(actor, { ...shown, page, perPage: PER_PAGE }, now),
    importsHere(actor),
  ]);
  const pages = Math.max(1, Math.ceil(list.total / PER_PAGE));
  const maxBytes = rosterBytesMax;
  return {
    title: t('roster.title'),
    filter: shown,
    classes,
    ...list,
    imports,
    page,
    pages,
    maxBytes,
    now: now.toISOString(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCan(request, 'pupils.import');
  const form = await parseForm(request, rosterUpload);
  if (!form.ok) return form.answer();
  const { file } = form.value;
  const content = new Uint8Array(await file.arrayBuffer());
  const outcome = await uploadRoster(actor, { name: file.name, content }, new Date());
  if (outcome.kind === 'refused') return form.answer({ refusals: outcome.refusals });
  return redirect(`/school/roster/imports/${outcome.importId}`);
}

export default function Roster() {
  const { title, filter, classes, total, pupils, imports, page, pages, maxBytes, now } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('school');
  const f = useFormat();
  const empty = classes.total === 0 && classes.left === 0;
  const href = (to: number) => {
    const params = new URLSearchParams({ page: String(to) });
    if (filter.grade !== null) params.set('grade', String(filter.grade));
    if (filter.className !== null) params.set('class', filter.className);
    if (filter.name) params.set('name', filter.name);
    if (filter.left) params.set('left', '1');
    return `?${params}`;
  };
  return (
    <>
      <PageHead
        title={title}
        lead={t('roster.lead')}
        actions={
          <ButtonLink to="/school/roster/new" icon={Plus}>
            {t('roster.add')}
          </ButtonLink>
        }
      />
      <RefusalNotice refusals={answer?.refusals} title={t('refused')} />
      <div className="mb-6">
        <UploadRoster
          imports={imports}
          maxBytes={maxBytes}
          open={empty || answer !== undefined || imports.some(({ status }) => status === 'previewed')}
          now={now}
          lastResult={answer?.result}
        />
      </div>
      {empty ? (
        <EmptyState icon={GraduationCap} title={t('roster.emptyTitle')}>
          {t('roster.empty')}
        </EmptyState>
      ) : (
        <>
          <ClassPicker {...classes} current={filter} />
          <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
            <p className="text-ink-soft" aria-live="polite">
              {filter.name ? t('roster.found', { count: total }) : t('roster.count', { count: total })}
            </p>
            <Form method="get" key={filter.name} className="flex items-end gap-2">
              {filter.grade !== null && <input type="hidden" name="grade" value={filter.grade} />}
              {filter.className !== null && <input type="hidden" name="class" value={filter.className} />}
              {filter.left && <input type="hidden" name="left" value="1" />}
              <TextField
                name="name"
                type="search"
                label={t('roster.search')}
                labelHidden
                placeholder={t('roster.search')}
                defaultValue={filter.name}
              />
              <Button type="submit" icon={Search}>
                {t('roster.searchButton')}
              </Button>
            </Form>
          </div>
          <Table
            caption={title}
            rows={pupils}
            rowKey={(pupil) => pupil.id}
            empty={t('roster.none')}
            columns={[
              {
                key: 'name',
                head: t('roster.name'),
                rowHead: true,
                cell: (pupil) => <Link to={`/school/roster/${pupil.id}`}>{pupil.name}</Link>,
              },
              { key: 'grade', head: t('roster.grade'), cell: (pupil) => f.grade(pupil.grade) },
              { key: 'class', head: t('roster.class'), cell: (pupil) => pupil.className },
              {
                key: 'birth',
                head: t('roster.birthDate'),
                wide: true,
                cell: (pupil) => <span className="tabular">{pupil.birthDate}</span>,
              },
              {
                key: 'number',
                head: t('roster.number'),
                wide: true,
                cell: (pupil) => t('roster.numberEnd', { end: pupil.numberEnd }),
              },
              {
                key: 'guardians',
                head: t('roster.guardiansHead'),
                cell: (pupil) =>
                  pupil.leftOn
                    ? t('roster.leftOn', { date: f.date(pupil.leftOn, { year: true, weekday: false }) })
                    : pupil.guardians > 0
                      ? t('roster.guardians', { count: pupil.guardians })
                      : t('roster.noGuardian'),
              },
            ]}
          />
          <Pagination page={page} pages={pages} href={href} />
        </>
      )}
    </>
  );
}

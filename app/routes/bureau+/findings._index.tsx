import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { KeyHints } from '~/components/bureau/key-hints';
import { useQueueKeys } from '~/components/bureau/queue-keys';
import { DeskFilters } from '~/components/findings/desk-filters';
import { FindingsTable, GroupsTable } from '~/components/findings/desk-tables';
import { RecheckRun } from '~/components/findings/recheck-run';
import { pageMeta } from '~/components/shell/page-meta';
import { buttonClass } from '~/components/ui/button';
import { PageHead } from '~/components/ui/card';
import { EmptyState } from '~/components/ui/empty-state';
import { Pagination } from '~/components/ui/pagination';
import { Stat, StatRow } from '~/components/ui/stat';
import { Tabs } from '~/components/ui/tabs';
import { can } from '~/domain/access/actor';
import { todayInShanghai } from '~/domain/calendar';
import { FINDING_STATUSES, OPEN_FINDING_STATUSES } from '~/domain/findings/states';
import { type DeskFilter, deskFilter, deskQuestion } from '~/forms/findings/desk-filter';
import { requireCan } from '~/http/actor.server';
import { getT } from '~/http/locale.server';
import { useFormat } from '~/i18n/use-format';
import { deskCounts, deskGroups, deskPage, deskToDo } from '~/services/findings/desk.server';
import { latestRun, runLost } from '~/services/findings/run.server';
import { placeNames } from '~/services/overview/towns.server';

export const handle = { i18n: ['findings', 'bureau', 'codes'] };
export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title });

const PER_PAGE = 50;
const GROUPS = ['rule', 'provider', 'school', 'town'] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCan(request, 'finding.read');
  const now = new Date();
  const today = todayInShanghai(now);
  const filter = deskFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const question = deskQuestion(filter);
  const [t, counts, toDo, names, run, groups, list] = await Promise.all([
    getT(request, 'findings'),
    deskCounts(question, today),
    deskToDo(today),
    placeNames(),
    latestRun(),
    filter.group ? deskGroups(question, filter.group, today) : null,
    filter.group ? null : deskPage(question, { page: filter.page, perPage: PER_PAGE }, today),
  ]);
  return {
    title: t('desk.title'),
    filter,
    counts,
    toDo,
    ...names,
    run,
    lost: runLost(run, now),
    groups,
    list,
    pages: Math.max(1, Math.ceil((list?.total ?? 0) / PER_PAGE)),
    mayAsk: can(actor, 'finding.decide'),
    now: now.toISOString(),
    today,
  };
}

/** The address of the desk with another question. */
function hrefOf(filter: DeskFilter, change: Record<string, string | undefined>, path = '/bureau/findings') {
  const { page: _, ...kept } = filter;
  const asked = Object.entries({ ...kept, ...change }).flatMap(([name, value]) =>
    value ? [[name, String(value)] as [string, string]] : [],
  );
  return asked.length > 0 ? `${path}?${new URLSearchParams(asked)}` : path;
}

export default function FindingsDesk() {
  const page = useLoaderData<typeof loader>();
  const { filter, counts, toDo, groups, list, now, today } = page;
  const { t } = useTranslation(['findings', 'bureau']);
  const f = useFormat();
  const rows = list?.rows ?? [];
  const current = useQueueKeys(rows.map(({ id }) => ({ id, to: `/bureau/findings/${id}` })));
  const open = OPEN_FINDING_STATUSES.reduce((all, status) => all + (counts[status] ?? 0), 0);
  const { group } = filter;
  const empty = (groups ?? rows).length === 0;
  const asked = Object.values({ ...filter, page: undefined, group: undefined }).some(Boolean);
  return (
    <>
      <PageHead
        title={t('findings:desk.title')}
        lead={t('findings:desk.lead')}
        actions={
          <a className={buttonClass()} href={hrefOf(filter, { group: undefined }, '/bureau/findings.csv')}>
            <Download aria-hidden className="size-[1.15em]" />
            {t('findings:desk.csv')}
          </a>
        }
      />
      <StatRow>
        <Stat label={t('findings:totals.open')} value={f.number(toDo.open)} to="/bureau/findings" />
        <Stat
          label={t('findings:totals.hard')}
          value={f.number(toDo.hard)}
          to="/bureau/findings?severity=hard"
          tone={toDo.hard > 0 ? 'refuse' : 'neutral'}
        />
        <Stat
          label={t('findings:totals.overdue')}
          value={f.number(toDo.overdue)}
          to="/bureau/findings?overdue=1"
          tone={toDo.overdue > 0 ? 'warn' : 'neutral'}
        />
      </StatRow>
      <div className="mb-6">
        <RecheckRun first={page.run} lost={page.lost} mayAsk={page.mayAsk} now={now} />
      </div>
      <Tabs
        label={t('findings:desk.states')}
        items={[
          {
            to: hrefOf(filter, { state: undefined }),
            label: t('findings:desk.allOpen'),
            count: open,
            current: !filter.state,
          },
          ...FINDING_STATUSES.map((state) => ({
            to: hrefOf(filter, { state }),
            label: t(`findings:state.${state}`),
            count: counts[state] ?? 0,
            current: filter.state === state,
          })),
        ]}
      />
      <Tabs
        label={t('findings:desk.groupBy')}
        items={[undefined, ...GROUPS].map((each) => ({
          to: hrefOf(filter, { group: each }),
          label: t(`findings:desk.group.${each ?? 'none'}`),
          current: each === group,
        }))}
      />
      <DeskFilters filter={filter} towns={page.towns} schools={page.schools} providers={page.providers} />
      {empty ? (
        <EmptyState title={t('findings:desk.emptyTitle')}>
          {t(asked ? 'findings:desk.emptyFiltered' : 'findings:desk.empty')}
        </EmptyState>
      ) : groups && group ? (
        <GroupsTable
          caption={t(`findings:desk.group.${group}`)}
          rows={groups}
          rule={group === 'rule'}
          to={(id, severity) =>
            hrefOf(filter, { group: undefined, [group]: id, ...(severity && { severity }) })
          }
          now={now}
        />
      ) : (
        <FindingsTable
          rows={rows}
          current={current ?? undefined}
          to={(id) => `/bureau/findings/${id}`}
          now={now}
          today={today}
        />
      )}
      <Pagination page={filter.page} pages={page.pages} href={(to) => hrefOf(filter, { page: String(to) })} />
      <div className="mt-4">
        <KeyHints
          keys={[
            { key: 'j', label: t('bureau:keys.next') },
            { key: 'k', label: t('bureau:keys.previous') },
            { key: '↵', label: t('bureau:keys.open') },
          ]}
        />
      </div>
    </>
  );
}

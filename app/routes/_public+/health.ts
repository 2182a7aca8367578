import { healthReport } from '~/services/health/queries.server';

/** For load balancers and people: 200 while the site can be used, 503 when the database is gone. */
export async function loader() {
  const report = await healthReport();
  return Response.json(report, {
    status: report.database === 'down' ? 503 : 200,
    headers: { 'cache-control': 'no-store' },
  });
}

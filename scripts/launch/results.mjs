import { existsSync, readFileSync } from 'node:fs';

/**
 * Counts of a runner's JSON report, Vitest's or Playwright's. A runner that left none, or failed without
 * naming a test, counts as one failure: nothing that went wrong may end as "0 failed".
 *
 * @param {string} file where the report should be
 * @param {boolean} succeeded the runner's exit code was 0
 */
export function countResults(file, succeeded) {
  const counts = existsSync(file)
    ? countsOf(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0 };
  if (!succeeded && counts.failed === 0) counts.failed = 1;
  if (succeeded && counts.passed + counts.failed === 0) counts.failed = 1; // it ran nothing
  return counts;
}

function countsOf(report) {
  if (report.stats) {
    const { expected, unexpected, flaky } = report.stats;
    return { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0) };
  }
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles(report) };
}

/** Test files that could not even be loaded name no test. */
function brokenFiles(report) {
  return report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0)
    .length;
}

/**
 * Who may import whom: the table of the README in rules. `npm run check` runs it (scripts/check.mjs also
 * fails when the path of a rule matches no file, so that no rule can quietly stop watching).
 */
const GENERATED = '^app/db/generated/';
/** Leaves that import nothing of ours but each other: settings, log and request id. */
const GROUND = '^app/http/(env|log|context|metrics)\\.server\\.ts$';

/** `from` may import only what `allowed` names (beside npm packages, unless `npm` names the few allowed). */
function only(name, from, allowed, { npm, comment } = {}) {
  const rules = [
    {
      name,
      comment,
      severity: 'error',
      from: { path: from, pathNot: GENERATED },
      to: { path: '^(app|prisma|scripts|tests)/', pathNot: allowed },
    },
  ];
  if (npm) {
    rules.push({
      name: `${name}-packages`,
      comment,
      severity: 'error',
      from: { path: from },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'core'],
        pathNot: npm,
      },
    });
  }
  return rules;
}

const packages = (...names) => names.map((name) => `node_modules/${name}/`);

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      from: { pathNot: GENERATED },
      to: { circular: true, pathNot: GENERATED, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { pathNot: GENERATED },
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    ...only('domain-is-pure', '^app/domain/', ['^app/domain/'], {
      npm: ['^$'],
      comment: 'The law is pure functions: no package, no node:, nothing of ours but domain.',
    }),
    ...only('forms', '^app/forms/', ['^app/forms/', '^app/domain/', '^app/i18n/zod-codes'], {
      npm: packages('zod', '@conform-to/zod'),
    }),
    ...only('i18n', '^app/i18n/', ['^app/i18n/', '^app/domain/']),
    ...only('components', '^app/components/', [
      '^app/(components|domain|forms|i18n)/(?!.*\\.server\\.)',
      '^app/[^/]+\\.css$',
    ]),
    ...only('services', '^app/services/', [
      '^app/(services|domain|db|ports)/',
      '^app/jobs/(enqueue\\.server|outbox\\.server|payloads)\\.ts$',
      '^app/i18n/',
      GROUND,
    ]),
    {
      name: 'services-know-no-web',
      comment: 'A use case knows neither Remix, nor React, nor a vendor: those are doors and ports.',
      severity: 'error',
      from: { path: '^app/services/' },
      to: {
        path: packages('@remix-run', 'react', 'react-dom', 'express', 'stripe', 'meilisearch', 'nodemailer'),
      },
    },
    {
      name: 'ports-stand-alone',
      comment: 'A port knows itself, domain types and one SDK.',
      severity: 'error',
      from: { path: '^app/ports/([^/]+)/' },
      to: {
        path: '^app/',
        pathNot: ['^app/ports/$1/', '^app/domain/', GROUND, '^app/ports/search/postgres'],
      },
    },
    ...only('db', '^app/db/', ['^app/db/', '^app/domain/', GROUND]),
    ...only('http', '^app/http/', ['^app/(http|services|forms|domain|i18n)/']),
    ...only('jobs', '^app/jobs/', [
      '^app/(jobs|services|domain)/',
      GROUND,
      '^app/db/(client|once-per-process|transaction)\\.server\\.ts$',
    ]),
    ...only('routes-are-doors', '^app/(routes|api)/', [
      '^app/(routes|api|http|services|forms|domain|components|i18n)/',
      '^app/[^/]+\\.css$',
    ]),
    {
      name: 'routes-use-no-vendor',
      severity: 'error',
      from: { path: '^app/(routes|api)/' },
      to: { path: packages('@prisma', 'pg', 'stripe', 'meilisearch', 'nodemailer', 'graphile-worker') },
    },
    {
      name: 'only-db-knows-prisma',
      severity: 'error',
      from: {
        path: '^(app|scripts)/',
        pathNot: ['^app/db/', '^app/services/', '^app/ports/search/postgres', '^app/http/session'],
      },
      to: { path: ['^app/db/generated/', ...packages('@prisma/client')] },
    },
    {
      name: 'app-knows-no-tests',
      severity: 'error',
      from: { path: '^(app|prisma|scripts)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'development-packages-stay-out',
      severity: 'error',
      from: { path: '^(app|prisma)/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', GENERATED] },
    exclude: { path: ['^build/', '^\\.data/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};

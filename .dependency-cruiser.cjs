// Who may import whom, low to high (docs/architecture.md). A package sees only the packages below it; domains never see each other.
const LAYERS = [
  ['kernel'],
  ['messages'],
  ['config', 'policy', 'telemetry'],
  ['publishing'],
  ['egress', 'db'],
  ['vault'],
  ['jobs'],
  ['mail'],
  ['accounts', 'announcing', 'imaging', 'privacy', 'support', 'traffic'],
  ['application'],
  ['ui', 'remix-kit'],
];
const TESTS = '\\.(test|e2e)\\.tsx?$|/testing(\\.ts|/)|\\.fixture\\.ts$|\\.test-types\\.ts$';
const allLayers = LAYERS.flat();

const upward = LAYERS.flatMap((layer, level) => {
  const above = LAYERS.slice(level + 1).flat();
  return layer.map((name) => ({
    name: `${name}-looks-down-only`,
    comment: `packages/${name} may import packages below it only.`,
    severity: 'error',
    from: { path: `^packages/${name}/`, pathNot: TESTS },
    to: { path: `^packages/(${[...above, ...layer.filter((other) => other !== name), 'testkit'].join('|')})/` },
  }));
});

const onlyIn = (name, comment, packages, where) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^(apps|packages)/', pathNot: `${where}|${TESTS}` },
  to: { path: packages, dependencyTypesNot: ['type-only'] },
});

module.exports = {
  forbidden: [
    ...upward,
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'packages-know-no-app',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(apps|e2e)/' },
    },
    {
      name: 'packages-know-no-infra',
      comment: 'Tests may use the stand-ins; the product may not.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: TESTS },
      to: { path: '^infra/' },
    },
    ...['web', 'console', 'worker'].map((app) => ({
      name: `${app}-stands-alone`,
      severity: 'error',
      from: { path: `^apps/${app}/` },
      to: { path: '^apps/', pathNot: `^apps/${app}/` },
    })),
    onlyIn(
      'openai-in-imaging',
      'The provider is called from imaging only.',
      'node_modules/openai/',
      '^packages/imaging/src/provider/',
    ),
    onlyIn('queue-in-jobs', 'pg-boss is known to jobs only.', 'node_modules/pg-boss/', '^packages/jobs/'),
    onlyIn(
      'remix-in-kit',
      'Only the kit and the apps know Remix.',
      'node_modules/@remix-run/',
      '^(packages/remix-kit|apps/(web|console))/',
    ),
    onlyIn(
      'sql-in-stores',
      'SQL is written in db and in a store folder; use cases may run queries through the typed handle they are given.',
      'node_modules/pg/',
      '^packages/(db|vault|jobs|testkit)/|^packages/application/src/stores\\.ts$',
    ),
    onlyIn(
      'network-in-egress',
      'Whatever calls out goes through packages/egress (OH-12); the others here listen, read addresses, or try the walls around the decoder.',
      '^(node:)?(http|https|http2|net|tls|dgram|dns)(/promises)?$',
      '^packages/(egress|remix-kit|testkit|imaging/src/decoding|support/src/inbound)/|^packages/(config/src/proxies|kernel/src/network-address)\\.ts$|^apps/worker/src/health\\.ts$',
    ),
    {
      name: 'decoding-process-stands-alone',
      comment:
        'What reads hostile bytes loads its own few plain modules (NA-03): no package, no TypeScript, nothing else of Node.',
      severity: 'error',
      from: { path: '^packages/imaging/src/decoding/child/', pathNot: '/trial\\.mjs$' },
      to: { pathNot: '^packages/imaging/src/decoding/child/[a-z]+\\.mjs$|^(node:)?(fs|url)$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'browser-takes-types',
      comment: 'What runs in the browser takes types from the packages below, and no code: theirs needs Node.',
      severity: 'error',
      from: { path: '^apps/web/app/(published|studio|shell|live|messages)/', pathNot: TESTS },
      to: { path: '^packages/(?!(ui|messages|remix-kit)/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'every-package-has-a-layer',
      comment: 'Add a new package to LAYERS above.',
      severity: 'error',
      from: { path: `^packages/(?!(${allLayers.join('|')}|testkit)/)` },
      to: {},
    },
    { name: 'nothing-missing', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:|\\.css$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|node_modules/\\.|\\.tools|\\.data)/|\\.css$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};

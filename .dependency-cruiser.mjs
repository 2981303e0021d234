const stages = ['fetch', 'listing', 'extract', 'identify', 'compare', 'follow', 'archive', 'alert', 'store', 'queue'];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-imports-nothing',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'text-is-pure',
      severity: 'error',
      from: { path: '^src/text/' },
      to: { pathNot: ['^src/(text|domain)/', '^node_modules/', '^buffer$'] },
    },
    {
      name: 'net-knows-no-stage',
      severity: 'error',
      from: { path: '^src/net/' },
      to: { path: '^(src/(?!net/|domain/|text/)|jobs/|config/|test/|bench/)' },
    },
    ...stages.map((stage) => ({
      name: `${stage}-imports-no-other-stage`,
      severity: 'error',
      from: { path: `^src/${stage}/` },
      to: { path: `^(src/(?!${stage}/|domain/|text/|net/)|jobs/|config/|test/|bench/)` },
    })),
    {
      name: 'core-has-no-effects',
      comment: 'Listing, identification, comparison and following take values and return values.',
      severity: 'error',
      from: { path: '^src/(listing|identify|compare|follow|text|domain)/' },
      to: {
        path: '^(fs|fs/promises|net|http|https|child_process|worker_threads|dns|tls)$|^src/net/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'program-does-not-import-tests',
      severity: 'error',
      from: { path: '^(src|jobs|config)/', pathNot: '^src/cli/demo/' },
      to: { path: '^(test|bench)/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};

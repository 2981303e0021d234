const stages = ['fetch', 'listing', 'extract', 'identify', 'compare', 'follow', 'archive', 'alert', 'store', 'queue'];
const inSrc = (...rooms) => rooms.map((room) => `src/${room}`);

/** What each room may import besides itself and packages; docs/architecture.md says the same. */
const mayImport = {
  config: inSrc('domain', 'net'),
  jobs: [...inSrc('domain', 'text', 'net', 'telling', ...stages), 'config'],
  'src/domain': [],
  'src/text': inSrc('domain'),
  'src/net': inSrc('domain', 'text'),
  'src/processes': inSrc('domain'),
  'src/telling': inSrc('domain', 'text'),
  'src/fetch': inSrc('domain', 'text', 'net', 'processes'),
  'src/listing': inSrc('domain', 'text'),
  'src/extract': inSrc('domain', 'text'),
  'src/identify': inSrc('domain', 'text'),
  'src/compare': inSrc('domain', 'text', 'telling'),
  'src/follow': inSrc('domain', 'text'),
  'src/archive': inSrc('domain', 'text', 'net'),
  'src/alert': inSrc('domain', 'text', 'net', 'telling'),
  'src/store': inSrc('domain', 'text'),
  'src/queue': inSrc('domain'),
  'src/web': inSrc('domain', 'text', 'net', 'telling', ...stages.filter((stage) => stage !== 'alert')),
  'src/runtime': ['config', 'jobs', ...inSrc('domain', 'text', 'net', 'processes', 'telling', 'web', ...stages)],
};

const ours = '(?:src|jobs|config|test|bench|scripts)/';

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
    ...Object.entries(mayImport).map(([room, others]) => ({
      name: `${room}-keeps-to-its-rooms`,
      severity: 'error',
      from: { path: `^${room}/` },
      to: { path: `^${ours}`, pathNot: `^(?:${[room, ...others].join('|')})/` },
    })),
    {
      name: 'room-without-a-rule',
      comment: 'A new room says what it may import; the command line alone may import everything.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^(?:${[...Object.keys(mayImport), 'src/cli'].join('|')})/` },
      to: { path: `^${ours}` },
    },
    {
      name: 'domain-imports-nothing',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'core-has-no-effects',
      comment: 'Values in, values out. Of what Node brings, only what computes.',
      severity: 'error',
      from: { path: '^src/(?:listing|identify|compare|follow|text|telling)/' },
      to: { dependencyTypes: ['core'], pathNot: '^buffer$' },
    },
    {
      name: 'extraction-has-no-effects',
      comment: 'Threads belong to the pool, which runs extraction and is no part of it.',
      severity: 'error',
      from: { path: '^src/extract/', pathNot: '^src/extract/pool/' },
      to: { dependencyTypes: ['core'], pathNot: '^(?:buffer|crypto|module|path|path/posix|util)$' },
    },
    {
      name: 'program-does-not-import-tests',
      comment: 'But the demo, which shows practice portals.',
      severity: 'error',
      from: { path: '^(?:src|jobs|config)/', pathNot: '^src/cli/demo/' },
      to: { path: '^(?:test|bench)/' },
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

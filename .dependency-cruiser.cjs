/** The directions of docs/architecture: renderer -> shared <- preload; main/* downwards only; no cycles. */
const no = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });
module.exports = {
  forbidden: [
    no('no-cycles', {}, { circular: true }, 'a cycle hides which module owns a thing'),
    no(
      'no-orphan-import',
      {},
      { couldNotResolve: true, pathNot: '^pdfjs-dist/types/' },
      'an import that resolves to nothing fails at run time; pdf.js has its types where no export names them',
    ),
    no(
      'shared-is-a-leaf',
      { path: '^shared/' },
      { path: '^(main|renderer|preload|tests|scripts)/' },
      'shared imports nothing of ours',
    ),
    no(
      'shared-has-no-platform',
      { path: '^shared/' },
      { path: '^(electron|react)', dependencyTypes: ['npm', 'npm-dev'] },
      'shared runs everywhere',
    ),
    no('shared-has-no-node', { path: '^shared/' }, { dependencyTypes: ['core'] }, 'shared runs everywhere'),
    no(
      'renderer-only-shared',
      { path: '^renderer/' },
      { path: '^(main|tests|scripts)/|^preload/(?!api)' },
      'the window knows only the contract',
    ),
    no('renderer-has-no-node', { path: '^renderer/' }, { dependencyTypes: ['core'] }, 'the window is sandboxed'),
    no(
      'preload-only-shared',
      { path: '^preload/' },
      { path: '^(main|renderer|tests|scripts)/' },
      'the bridge carries the contract and nothing else',
    ),
    no(
      'pipeline-is-plain',
      { path: '^main/pipeline/' },
      { path: '^main/(app|ipc|tasks|api|models|worker|cli)/|^(renderer|preload)/' },
      'the pipeline knows neither queue nor Electron',
    ),
    no(
      'pipeline-has-no-electron',
      { path: '^main/(pipeline|tasks|worker|api|cli|models)/' },
      { path: '^electron$|node_modules/electron/' },
      'only main/app and main/ipc may import electron',
    ),
    no(
      'worker-below-tasks',
      { path: '^main/worker/' },
      { path: '^main/(app|ipc|tasks|api|cli)/' },
      'direction: tasks -> worker -> pipeline',
    ),
    no(
      'tasks-below-surfaces',
      { path: '^main/tasks/' },
      { path: '^main/(app|ipc|api|cli)/' },
      'direction: app, ipc, api, cli -> tasks',
    ),
    no(
      'readers-apart',
      { path: '^main/pipeline/datasheet/' },
      { path: '^main/pipeline/(schematic|codegen|verify)/' },
      'readers meet only in the models',
    ),
    no(
      'readers-apart-2',
      { path: '^main/pipeline/schematic/' },
      { path: '^main/pipeline/(datasheet|codegen|verify)/' },
      'readers meet only in the models',
    ),
    no(
      'pdf-is-lowest',
      { path: '^main/pipeline/pdf/' },
      { path: '^main/pipeline/(datasheet|schematic|codegen|verify)/' },
      'pdf knows no domain',
    ),
    no(
      'codegen-reads-models',
      { path: '^main/pipeline/codegen/' },
      { path: '^main/pipeline/(datasheet|schematic|pdf|verify)/' },
      'code comes from the models alone',
    ),
    no('not-to-tests', { pathNot: '^tests/|^scripts/' }, { path: '^tests/' }, 'production code never imports tests'),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|demo-output)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.css'],
    },
  },
};

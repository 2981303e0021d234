#!/usr/bin/env node
// Plain JavaScript on purpose: an old Node must be able to read this far and say what to do.

import * as module from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const lasting = new Set(['start', 'demo', 'crawl', 're-extract']);
const lastingFlags = [
  // Each thread would optimize most functions twice before it pays; those that stay hot still are.
  '--invocation-count-for-turbofan=80000',
  // Small heaps of long-lived data would be marked a dozen times while they fill: each may grow to three times what lives in
  // it, and a thread's first to this many megabytes.
  '--heap-growing-percent=200',
  '--initial-old-space-size=96',
  // The parser of HTTP is WebAssembly: ten thousand answers are read no sooner for having it optimized.
  '--no-wasm-tier-up',
  '--no-wasm-dynamic-tiering',
];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 18)) {
  // Set before code is loaded: compiled code, Node's own too, is kept for the flags it was compiled with.
  if (major <= 24 && lasting.has(process.argv[2])) {
    // They draw in most of Node's own modules, which it brings along compiled, but for other flags than these.
    await Promise.all(['http', 'child_process', 'dns', 'stream/web'].map((name) => import(`node:${name}`)));
    for (const flag of lastingFlags) setFlagsFromString(flag);
  }
  // Types are stripped and code is compiled once, not at every start; where the folder cannot be written, as ever. Threads
  // and child processes find the folder by the variable.
  process.env.NODE_COMPILE_CACHE ||= fileURLToPath(new URL('../node_modules/.cache/nianbao', import.meta.url));
  module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
  const { main } = await import('../src/cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write(
    `nianbao needs Node 22.18 or newer, and this is ${process.version}. The project brings Node 24 along:\n` +
      '  npm ci && npm run -s nianbao -- COMMAND\n' +
      'If that was done with --ignore-scripts, run `npm rebuild node` once.\n',
  );
  process.exitCode = 2;
}

const missing = new Set((process.env['NIANBAO_MISSING_PARTS'] ?? '').split(',').filter((name) => name !== ''));

/** False only outside CI, on a machine where this part could not be installed; the run has said so. */
export function hasPart(name: 'Chromium' | 'redis-server'): boolean {
  return !missing.has(name);
}

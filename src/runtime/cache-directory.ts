import path from 'node:path';

/** What is made once and kept beside the installed packages, where that folder can be written; it may be removed at any time. */
export const cacheDirectory = path.join(import.meta.dirname, '../../node_modules/.cache/nianbao');

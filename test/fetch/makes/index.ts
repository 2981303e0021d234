import type { PageState } from '../../../src/domain/index.ts';
import { blocked } from './blocked.ts';
import { login, maintenance, unreachable } from './closed.ts';
import { scriptOnly, wrongHost } from './elsewhere.ts';
import { missing } from './missing.ts';
import { ok } from './ok.ts';
import type { Case } from './page.ts';

/** Pages in the manner of many makers, and near misses that are what was asked for, by the state that each proves. */
export const makes: Readonly<Partial<Record<PageState, readonly Case[]>>> = {
  unreachable,
  ok,
  missing,
  blocked,
  login,
  maintenance,
  'script-only': scriptOnly,
  'wrong-host': wrongHost,
};

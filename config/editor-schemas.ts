import { z } from 'zod';
import { alertsSchema } from './alerts.ts';
import { portalSchema } from './portal.ts';

/** JSON Schemas by file name, for editors that complete and check YAML. */
export function editorSchemas(): Readonly<Record<string, unknown>> {
  return {
    'portal.schema.json': z.toJSONSchema(portalSchema, { io: 'input' }),
    'alerts.schema.json': z.toJSONSchema(alertsSchema, { io: 'input' }),
  };
}

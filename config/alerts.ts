import { z } from 'zod';
import { changeKinds, type SubscriberId } from '../src/domain/index.ts';
import { idSchema } from './id.ts';

const envName = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'the NAME of an environment variable, never the secret itself');

const common = {
  id: idSchema<SubscriberId>(),
  audience: z
    .enum(['readers', 'operators'])
    .default('readers')
    .describe('Readers hear of reports, operators of troubles.'),
  portals: z.array(z.string()).optional().describe('Only these portals; all when left out.'),
  publishers: z
    .array(z.string().min(2))
    .min(1)
    .optional()
    .describe('Only reports of these organs, by name or a part of it; what is about no organ is told all the same.'),
  kinds: z
    .array(z.enum(changeKinds))
    .optional()
    .describe('Only these kinds of change; all of the audience when left out.'),
  minimumSignificance: z.enum(['minor', 'major']).default('minor'),
};

const emailSubscriber = z.strictObject({ ...common, channel: z.literal('email'), to: z.array(z.email()).min(1) });
const webhookSubscriber = z.strictObject({
  ...common,
  channel: z.literal('webhook'),
  url: z.url({ protocol: /^https?$/ }),
  secretEnv: envName.describe('Environment variable that holds the signing secret (`whsec_…`, Standard Webhooks).'),
  allowPrivateHost: z.boolean().default(false).describe('Let this address be private or loopback.'),
});

export const alertsSchema = z.strictObject({
  subscribers: z.array(z.discriminatedUnion('channel', [emailSubscriber, webhookSubscriber])).default([]),
});

/** Whom to tell, from `config/alerts.yaml`. */
export type AlertsConfig = z.infer<typeof alertsSchema>;
export type Subscriber = AlertsConfig['subscribers'][number];

import type { Brand } from './brand.ts';

/** Name of a portal, from its configuration file: `[a-z0-9-]+`. */
export type PortalId = Brand<string, 'PortalId'>;
/** Name of a column within its portal: `[a-z0-9-]+`. */
export type ColumnId = Brand<string, 'ColumnId'>;
/** Name of a subscriber in `config/alerts.yaml`. */
export type SubscriberId = Brand<string, 'SubscriberId'>;

export type RunId = Brand<string, 'RunId'>;
export type PageId = Brand<string, 'PageId'>;
export type CaptureId = Brand<string, 'CaptureId'>;
export type ReportId = Brand<string, 'ReportId'>;
export type VersionId = Brand<string, 'VersionId'>;
export type ChangeId = Brand<string, 'ChangeId'>;
export type DeliveryId = Brand<string, 'DeliveryId'>;

/** A calendar day, `YYYY-MM-DD`. */
export type IsoDate = Brand<string, 'IsoDate'>;
/** `sha256:` followed by 64 lower-case hexadecimal digits. */
export type Sha256 = Brand<string, 'Sha256'>;

import type {
  Audience,
  ChangeDetail,
  ChangeId,
  ChangeKind,
  DeliveryId,
  PortalId,
  ReportIdentity,
  Significance,
} from '../domain/index.ts';

/** Where a reader can go on from an alert; null where there is no such page. Only `http` and `https` become links. */
export interface AlertLinks {
  readonly report: string | null;
  readonly diff: string | null;
  /** The archived capture that proves it. */
  readonly evidence: string | null;
  /** The portal's own page. */
  readonly original: string | null;
}

/** Main figures of a new report, beside those of the year before. */
export interface AlertFigures {
  readonly year: number;
  /** Null where the year before is not known, or counts by other rules. */
  readonly beforeYear: number | null;
  readonly rows: readonly {
    readonly key: string;
    readonly label: string;
    readonly value: number;
    readonly before: number | null;
  }[];
  /** Identities of the form that do not hold. */
  readonly failingChecks: number;
}

/** A change with all that a mail or a webhook says of it. */
export interface AlertView {
  readonly deliveryId: DeliveryId;
  readonly changeId: ChangeId;
  readonly kind: ChangeKind;
  readonly audience: Audience;
  readonly significance: Significance;
  readonly detectedAt: Date;
  /** IANA name of the portal's time zone, in which times are shown. */
  readonly timeZone: string;
  readonly portal: { readonly id: PortalId; readonly name: string };
  readonly report: (ReportIdentity & { readonly title: string | null }) | null;
  readonly detail: ChangeDetail;
  /** Null but for a new report that could be read. */
  readonly figures: AlertFigures | null;
  readonly links: AlertLinks;
  /** True keeps the archived copy out: personal data was found in it and no operator has allowed it yet. */
  readonly evidenceWithheld: boolean;
}

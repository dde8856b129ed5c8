import type { ProblemParams } from '@chunfeng/http';
import type { CollectedProposal } from '../../domain/proposal';

/** What a format makes of a row. */
export type MappedRow =
  | {
      readonly kind: 'mapped';
      readonly externalId: string | null;
      /** Without office and day, which the import knows. */
      readonly proposal: Omit<CollectedProposal, 'office' | 'confirmedOn' | 'synthetic'> & {
        readonly synthetic?: boolean;
      };
      /** Day of confirmation, where the row states one. */
      readonly confirmedOn: string | null;
    }
  | { readonly kind: 'invalid'; readonly externalId: string | null; readonly reasons: readonly RowError[] };

export interface RowError {
  /** `field.…`, the same as `errors[].code` over HTTP. */
  readonly code: string;
  /** JSON pointer into the row. */
  readonly field: string;
  readonly params?: ProblemParams;
}

export type FailpointAction =
  | { readonly kind: 'kill' }
  | { readonly kind: 'throw' }
  | { readonly kind: 'throw-after' }
  | { readonly kind: 'delay'; readonly ms: number };

export interface Failpoint {
  readonly action: FailpointAction;
  /** Acts on this passing only (1 = the first); undefined: on every passing. */
  readonly onPassing?: number;
}

const ENTRY =
  /^(?<name>[a-z0-9.-]+)=(?<kind>kill|throw-after|throw|delay:(?<ms>\d+))(?:@(?<passing>[1-9]\d*))?$/;

/**
 * Reads `name=action[@n]` entries separated by `;` or `,`.
 * A typing error must not turn a fault test into a test of nothing: it throws.
 */
export function parseFailpoints(spec: string): ReadonlyMap<string, Failpoint> {
  const points = new Map<string, Failpoint>();
  for (const entry of spec.split(/[;,]/).map((part) => part.trim())) {
    if (entry === '') continue;
    const groups = ENTRY.exec(entry)?.groups;
    if (groups?.['name'] === undefined || groups['kind'] === undefined) {
      throw new Error(
        `CHUNFENG_FAILPOINTS: "${entry}" is not name=kill|throw|throw-after|delay:ms, with @n at will`,
      );
    }
    const passing = groups['passing'];
    points.set(groups['name'], {
      action: actionOf(groups['kind'], groups['ms']),
      ...(passing === undefined ? {} : { onPassing: Number(passing) }),
    });
  }
  return points;
}

function actionOf(kind: string, ms: string | undefined): FailpointAction {
  switch (kind) {
    case 'kill':
    case 'throw':
    case 'throw-after':
      return { kind };
    default:
      return { kind: 'delay', ms: Number(ms) };
  }
}

import type { AppendRequest, Lane } from '../append.types';
import type { PreparedAppend } from './prepared-append';

export interface BatchLimits {
  readonly members: number;
  /** Of them, from the import lane. */
  readonly imports: number;
  readonly bytes: number;
  /** Per lane; beyond it nothing more is admitted. */
  readonly waiting: number;
}

/** How far a batch looks past members that must wait for a stream of an earlier one. */
const LOOKAHEAD = 512;

/**
 * The two lanes in front of the gate: interactive first, then imports. A batch never holds two members that could
 * influence each other's verdict; who has to stand back keeps its place and holds back whoever depends on it.
 */
export class BatchQueue<Member extends PreparedAppend> {
  private readonly lanes: Record<Lane, Member[]> = { interactive: [], import: [] };

  constructor(private readonly limits: BatchLimits) {}

  get size(): number {
    return this.lanes.interactive.length + this.lanes.import.length;
  }

  /** @returns false when the lane is full. */
  add(member: Member): boolean {
    const lane = this.lanes[member.request.lane];
    if (lane.length >= this.limits.waiting) return false;
    lane.push(member);
    return true;
  }

  /** Back to the front, in the given order: they were first before. */
  putBack(members: readonly Member[]): void {
    for (const lane of ['interactive', 'import'] as const) {
      this.lanes[lane].unshift(...members.filter((member) => member.request.lane === lane));
    }
  }

  takeBatch(): Member[] {
    const batch: Member[] = [];
    const used = new Resources();
    const bytes = this.fill(batch, used, 'interactive', this.limits.members, 0);
    const room = Math.min(this.limits.imports, this.limits.members - batch.length);
    this.fill(batch, used, 'import', batch.length + room, bytes);
    return batch;
  }

  private fill(batch: Member[], used: Resources, lane: Lane, upTo: number, bytes: number): number {
    const waiting = this.lanes[lane];
    const looked = waiting.splice(0, LOOKAHEAD);
    const staying: Member[] = [];
    let total = bytes;
    for (const member of looked) {
      const free = used.claim(member.request);
      const fits = batch.length < upTo && (batch.length === 0 || total + member.size <= this.limits.bytes);
      if (free && fits) {
        batch.push(member);
        total += member.size;
      } else {
        staying.push(member);
      }
    }
    waiting.unshift(...staying);
    return total;
  }
}

/** Streams, claims and keys of those who came before: two may read one stream, only one may write it. */
class Resources {
  private readonly exclusive = new Set<string>();
  private readonly shared = new Set<string>();

  /** Marks everything of the request in any case: later ones must not overtake it. @returns whether all was free. */
  claim(request: AppendRequest): boolean {
    const { caller, key } = request.idempotency;
    let free = this.take(`key\0${caller}\0${key}`);
    for (const { scope, key: claimKey } of distinctClaims(request)) {
      free = this.take(`claim\0${scope}\0${claimKey}`) && free;
    }
    for (const { streamId, events } of request.streams) {
      const resource = `stream\0${streamId}`;
      if (events.length > 0) {
        free = !this.shared.has(resource) && free;
        free = this.take(resource) && free;
      } else {
        free = !this.exclusive.has(resource) && free;
        this.shared.add(resource);
      }
    }
    return free;
  }

  private take(resource: string): boolean {
    if (this.exclusive.has(resource)) return false;
    this.exclusive.add(resource);
    return true;
  }
}

function distinctClaims(request: AppendRequest): AppendRequest['take'] {
  if (request.take.length === 0) return request.release;
  if (request.release.length === 0) return request.take;
  const all = [...request.take, ...request.release];
  return [...new Map(all.map((claim) => [`${claim.scope}\0${claim.key}`, claim])).values()];
}

/** What the rules of domain.md say, told as simply as they can be: a list of cases and nothing clever. */
export interface NaiveCase {
  readonly id: string;
  readonly person: string;
  readonly posting: string | null;
  standing: 'main' | 'secondary';
  status: 'open' | 'offered' | 'accepted' | 'closed' | 'closed-elsewhere' | 'started' | 'ended' | 'reversed';
  answered: boolean;
  dueOn: string;
  closedBy: string | null;
  /** Running number of the closing, for the order in which they are given back. */
  closedAt: number;
  /** What it was before that. */
  closedFrom: NaiveCase['status'] | null;
  /** What closed it, where its own outcome did. */
  outcome: 'answer' | 'offer-decline' | 'lapse' | 'cancellation' | null;
  /** What the posting knows of it. */
  holds: 'open' | 'reserved' | 'taken' | null;
}

export class NaiveHiring {
  readonly cases: NaiveCase[] = [];
  readonly forgotten = new Set<string>();
  /** Postings that are out of sight: nobody new comes in, and who is in keeps the way. */
  readonly suspended = new Set<string>();
  private closings = 0;

  constructor(private readonly headcounts: ReadonlyMap<string, { headcount: number; ratio: number }>) {}

  of(id: string): NaiveCase {
    const found = this.cases.find((each) => each.id === id);
    if (found === undefined) throw new Error(`the model has no ${id}`);
    return found;
  }

  holding(posting: string, what: NaiveCase['holds']): string[] {
    return this.cases.filter((each) => each.posting === posting && each.holds === what).map(({ id }) => id);
  }

  remaining(posting: string): number {
    const { headcount } = this.headcounts.get(posting) ?? { headcount: 0 };
    return headcount - this.holding(posting, 'reserved').length - this.holding(posting, 'taken').length;
  }

  main(person: string): NaiveCase | undefined {
    return this.cases.find(
      (each) => each.person === person && each.status === 'started' && each.standing === 'main',
    );
  }

  openOf(person: string): NaiveCase[] {
    return this.cases.filter((each) => each.person === person && isOpen(each));
  }

  /** INV-QUOTA, INV-ONE */
  mayRefer(person: string, posting: string, standing: NaiveCase['standing']): boolean {
    const quota = Math.ceil(this.remaining(posting) * (this.headcounts.get(posting)?.ratio ?? 3));
    return (
      !this.forgotten.has(person) &&
      !this.suspended.has(posting) &&
      !this.openOf(person).some((each) => each.posting === posting) &&
      (standing === 'secondary' || this.main(person) === undefined) &&
      this.holding(posting, 'open').length < quota
    );
  }

  /** A vacancy: the one reserved for it, or one that remains where it may still come in. */
  private finds({ holds, posting }: NaiveCase): boolean {
    if (holds === 'reserved' || posting === null) return true;
    return this.remaining(posting) > 0 && (holds !== null || !this.suspended.has(posting));
  }

  /** INV-VAC */
  mayAccept(it: NaiveCase): boolean {
    return it.status === 'offered' && this.finds(it);
  }

  /** INV-VAC, INV-ONE */
  mayStart(it: NaiveCase, standing: NaiveCase['standing']): boolean {
    return (
      isOpen(it) &&
      !this.forgotten.has(it.person) &&
      (standing === 'secondary' || this.main(it.person) === undefined) &&
      this.finds(it)
    );
  }

  mayRecord(person: string, posting: string | null, standing: NaiveCase['standing']): boolean {
    return (
      !this.forgotten.has(person) &&
      (posting === null ||
        (!this.suspended.has(posting) &&
          !this.openOf(person).some((each) => each.posting === posting) &&
          this.remaining(posting) > 0)) &&
      (standing === 'secondary' || this.main(person) === undefined)
    );
  }

  /** INV-ONE, INV-QUOTA; the quota itself admits it no second time. */
  mayReverseOutcome(it: NaiveCase): boolean {
    return (
      it.status === 'closed' &&
      !this.forgotten.has(it.person) &&
      !this.openOf(it.person).some(({ posting }) => posting === it.posting) &&
      (it.standing === 'secondary' || this.main(it.person) === undefined)
    );
  }

  mayReverseEnd(it: NaiveCase): boolean {
    return it.status === 'ended' && (it.standing === 'secondary' || this.main(it.person) === undefined);
  }

  begin(it: NaiveCase): void {
    it.status = 'started';
    it.holds = it.posting === null ? null : 'taken';
    if (it.standing === 'main') this.closeOthers(it);
  }

  closeOthers(by: NaiveCase): void {
    for (const other of this.openOf(by.person)) {
      if (other.id === by.id) continue;
      other.closedFrom = other.status;
      other.status = 'closed-elsewhere';
      other.closedBy = by.id;
      other.closedAt = ++this.closings;
    }
  }

  reopenOthers(of: NaiveCase): void {
    const main = this.main(of.person);
    if (this.forgotten.has(of.person) || (main !== undefined && main.id !== of.id)) return;
    const newestFirst = [...this.cases].sort((a, b) => b.closedAt - a.closedAt);
    for (const other of newestFirst) {
      if (other.status !== 'closed-elsewhere' || other.closedBy !== of.id) continue;
      if (this.openOf(of.person).some(({ posting }) => posting === other.posting)) continue;
      this.reopen(other);
    }
  }

  reopen(it: NaiveCase): void {
    it.status = it.closedFrom === 'accepted' ? 'offered' : (it.closedFrom ?? 'open');
    it.closedBy = null;
    it.outcome = null;
  }

  settle(it: NaiveCase): void {
    if (it.status === 'closed-elsewhere') it.holds = null;
    else if (it.status === 'open' || it.status === 'offered') it.holds = 'open';
  }
}

export function isOpen({ status }: NaiveCase): boolean {
  return status === 'open' || status === 'offered' || status === 'accepted';
}

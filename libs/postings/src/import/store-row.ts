import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Actor,
  type CommandResult,
  CommandRunner,
  InvalidEventError,
  type Loaded,
  Streams,
} from '@chunfeng/event-log';
import { posting, type PostingDecision, type PostingState } from '../domain/posting';
import type { PostingErrorCode } from '../domain/posting.errors';
import { employerOf, employerRead } from '../domain/posting-employer';
import { collectOrAmend, type ImportedProposal } from '../domain/propose-posting';
import { groundsAt } from '../reference-lookup';
import { digestOf } from './posting-id';
import type { ReadyRow } from './read-rows';

/** What became of a row in the log. */
export type StoredRow =
  /** `events`: how many were stored; 0 when the row said nothing new. */
  | {
      readonly kind: 'done';
      readonly before: PostingState;
      readonly after: PostingState;
      readonly events: number;
    }
  | { readonly kind: 'rejected'; readonly state: PostingState; readonly rejection: Rejected }
  | { readonly kind: 'unfit'; readonly violations: readonly string[] };

type Rejected = Extract<PostingDecision, { accepted: false }>['rejection'];

/** The log stayed out of reach. Every row that was answered is stored: importing the file again goes on from there. */
export class ImportInterruptedError extends Error {
  override readonly name = 'ImportInterruptedError';
  constructor(
    readonly line: number,
    readonly outcome: string,
  ) {
    super(`import interrupted at line ${line}: ${outcome}; import the same file again to go on`);
  }
}

export interface ImportIdentity {
  readonly actor: Actor;
  readonly correlationId: string;
}

const PATIENCE_MS = 30_000;
const PAUSE_MS = 200;

/** Stores one row as one append, so that a row is in the log with its verdict or not at all (INV-ACK). */
export class RowStore {
  constructor(
    private readonly runner: CommandRunner,
    private readonly streams: Streams,
  ) {}

  /** States of many postings in one round trip. */
  async load(postingIds: readonly string[]): Promise<Loaded<PostingState>[]> {
    const refs = postingIds.map((id) => ({ decider: posting, id }));
    const { loaded } = await this.streams.loadForDecision({ caller: '', key: '' }, refs);
    return loaded as Loaded<PostingState>[];
  }

  /** @throws ImportInterruptedError */
  async store(row: ReadyRow, seen: Loaded<PostingState>, by: ImportIdentity): Promise<StoredRow> {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      let decided: { before: PostingState; decision: PostingDecision } | undefined;
      let result: CommandResult<PostingErrorCode>;
      try {
        result = await this.runner.execute({
          context: contextOf(row, seen.version, by),
          stream: { decider: posting, id: row.postingId },
          answer: { id: row.postingId },
          reads: employerRead(row.proposal.employer),
          decide: ({ state }, now, read) => {
            const named = employerOf(row.proposal.employer, read['employer']?.state);
            const decision =
              'refused' in named
                ? named.refused
                : collectOrAmend(state, { ...row.proposal, employer: named.employer }, groundsAt(now));
            decided = { before: state, decision };
            return decision;
          },
        });
      } catch (error) {
        if (error instanceof InvalidEventError) return { kind: 'unfit', violations: error.violations };
        throw error;
      }
      if (result.kind === 'done' && !result.replayed && decided !== undefined) return doneBy(decided);
      if (result.kind === 'done') return this.storedByAnother(row);
      if (result.kind === 'rejected')
        return {
          kind: 'rejected',
          state: decided?.before ?? seen.state,
          rejection: result.rejection,
        };
      if (performance.now() > deadline) throw new ImportInterruptedError(row.line, result.kind);
      // Busy, in flight elsewhere, or unknown: the same key again tells, and does nothing twice (INV-IDEM).
      await sleep(PAUSE_MS);
    }
  }

  /** A twin of this import, or this import before its reply was lost, has stored the row. */
  private async storedByAnother({ postingId }: ReadyRow): Promise<StoredRow> {
    const { state } = await this.streams.load(posting, postingId);
    return { kind: 'done', before: state, after: state, events: 0 };
  }
}

function doneBy({ before, decision }: { before: PostingState; decision: PostingDecision }): StoredRow {
  const events = decision.accepted ? decision.events : [];
  const after = events.reduce((state, event) => posting.evolve(state, event), before);
  return { kind: 'done', before, after, events: events.length };
}

/**
 * The key is the content and the version that it was decided on: a repeat is recognised, and a row that goes from
 * A to B and back to A is three commands.
 */
function contextOf(
  { postingId, proposal }: ReadyRow,
  version: number,
  { actor, correlationId }: ImportIdentity,
) {
  const content = contentOf(proposal);
  return {
    caller: `import:${actor.id}`,
    idempotencyKey: `${postingId}:${version}:${digestOf(JSON.stringify(content))}`,
    content,
    actor,
    correlationId,
    lane: 'import' as const,
  };
}

function contentOf({ terms, employer, source, isVacancy, confirmedOn }: ImportedProposal): object {
  return { terms, employer, source, isVacancy, confirmedOn };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import type { AppendOutcome, AppendRequest, StreamClaim } from '../append.types';
import type { Clock } from '../clock';
import type {
  CommandContext,
  CommandRequest,
  CommandResult,
  Loaded,
  LoadedReads,
  ReadRefs,
} from '../command';
import type { Acceptance, ClaimKey } from '../decider';
import { AppendUnavailableError, UnknownOutcomeError } from '../errors';
import type { EventCodec } from '../event-codec';
import type { DomainEvent } from '../event-type';
import type { AppendGate } from '../gate/append-gate';
import type { EventMeta } from '../recorded-event';
import type { StoreIdentity } from '../store-identity';
import { type KnownCommand, type Streams, streamIdOf } from '../streams/streams';
import { fingerprint } from './fingerprint';
import { KeyedMutex } from './keyed-mutex';
import { Twins } from './twins';

export interface CommandRunnerParts {
  readonly gate: AppendGate;
  readonly streams: Streams;
  readonly codec: EventCodec;
  readonly identity: StoreIdentity;
  readonly clock: Clock;
  /** Secret of this installation, the same in all its processes. */
  readonly fingerprintKey: string | Buffer;
  /** Milliseconds that a command may fight for its streams. */
  readonly deadline?: number;
}

/** What is kept of a command for its repeats. */
interface KeptAnswer {
  readonly version: number;
  readonly answer: unknown;
}

/** One command on its way. */
interface Run<State, Event extends DomainEvent, Code extends string, Reads extends ReadRefs> {
  readonly request: CommandRequest<State, Event, Code, Reads>;
  readonly commandId: string;
  readonly streamId: string;
  readonly idempotency: AppendRequest['idempotency'];
  readonly deadline: number;
}

/** Loads, decides, appends. What a command is answered with is all that it does. */
export class CommandRunner {
  private readonly mutex = new KeyedMutex();
  private readonly twins = new Twins();

  constructor(private readonly parts: CommandRunnerParts) {}

  /**
   * Business outcomes are returned, the unexpected is thrown (INV-IDEM: any of it may be repeated with the same key).
   * @throws InvalidEventError, EventVersionNotActiveError, AppendFailedError, StoreIdentityError, and
   * AppendUnavailableError when the server cannot be reached: nothing was stored.
   */
  async execute<
    State,
    Event extends DomainEvent,
    Code extends string,
    Reads extends ReadRefs = Readonly<Record<string, never>>,
  >(request: CommandRequest<State, Event, Code, Reads>): Promise<CommandResult<Code>> {
    const { caller, idempotencyKey: key, content } = request.context;
    const run = {
      request,
      commandId: uuidv7(),
      streamId: streamIdOf(request.stream),
      idempotency: { caller, key, fingerprint: fingerprint(this.parts.fingerprintKey, content) },
      deadline: performance.now() + (this.parts.deadline ?? 2_000),
    };
    return this.twins.run(`${caller}\0${key}`, run.idempotency.fingerprint, run.deadline, async () => {
      const result = await this.mutex.run([run.streamId], run.deadline, () => this.attempt(run));
      return result === 'late' ? { kind: 'busy' } : result;
    });
  }

  /** @returns the stream that holds the claim, such as the registration of a citizen number. */
  findByClaim(scope: string, key: string): Promise<string | undefined> {
    return this.parts.streams.findByClaim(scope, key);
  }

  private async attempt<State, Event extends DomainEvent, Code extends string, Reads extends ReadRefs>(
    run: Run<State, Event, Code, Reads>,
  ): Promise<CommandResult<Code>> {
    for (let round = 0; ; round++) {
      const result = await this.once(run);
      if (result !== 'conflict') return result;
      const pause = Math.random() * Math.min(5 * 2 ** round, 80);
      if (performance.now() + pause > run.deadline) return { kind: 'busy' };
      await sleep(pause);
    }
  }

  private async once<State, Event extends DomainEvent, Code extends string, Reads extends ReadRefs>(
    run: Run<State, Event, Code, Reads>,
  ): Promise<CommandResult<Code> | 'conflict'> {
    const { request, idempotency } = run;
    const reads = Object.entries(request.reads ?? {});
    const refs = [request.stream, ...reads.map(([, ref]) => ref)];
    const { command, loaded } = await this.parts.streams.loadForDecision(idempotency, refs);
    if (command !== undefined) return this.repeat(run, command);

    const [own, ...others] = loaded as [Loaded<State>, ...Loaded<unknown>[]];
    const { ifVersion } = request.stream;
    if (ifVersion !== undefined && ifVersion !== own.version) {
      return this.unlessStored(run, { kind: 'stale-version', expected: ifVersion, actual: own.version });
    }
    const now = this.parts.clock.now();
    const byName = Object.fromEntries(reads.map(([name], index) => [name, others[index]]));
    const decision = request.decide(own, now, byName as LoadedReads<Reads>);
    if (!decision.accepted) {
      return this.unlessStored(run, { kind: 'rejected', rejection: decision.rejection });
    }
    const checked = reads.map(([, ref], index) => ({
      streamId: streamIdOf(ref),
      expectedVersion: others[index]?.version ?? 0,
      events: [],
    }));
    return this.store(run, decision, own.version, now, checked);
  }

  private async store<State, Event extends DomainEvent, Code extends string, Reads extends ReadRefs>(
    run: Run<State, Event, Code, Reads>,
    decision: Acceptance<Event>,
    expectedVersion: number,
    now: Date,
    checked: AppendRequest['streams'],
  ): Promise<CommandResult<Code> | 'conflict'> {
    const { request, commandId, streamId } = run;
    const version = expectedVersion + decision.events.length;
    const kept: KeptAnswer = { version, answer: request.answer ?? {} };
    const events = await Promise.all(
      decision.events.map((event) =>
        this.parts.codec.encode(streamId, event, metaOf(request.context, commandId, event, now)),
      ),
    );
    // Asked first: after the append nothing may stand between a stored command and its answer.
    const epoch = await this.parts.identity.epoch();
    let outcome: AppendOutcome;
    try {
      outcome = await this.parts.gate.append({
        commandId,
        idempotency: run.idempotency,
        streams: [{ streamId, expectedVersion, events }, ...checked.filter((it) => it.streamId !== streamId)],
        take: claimsOf(streamId, decision.take),
        release: claimsOf(streamId, decision.release),
        answer: kept,
        lane: request.context.lane ?? 'interactive',
      });
    } catch (error) {
      if (error instanceof UnknownOutcomeError) return { kind: 'unknown' };
      if (error instanceof AppendUnavailableError && error.reason !== 'unreachable') return { kind: 'busy' };
      throw error;
    }
    switch (outcome.kind) {
      case 'appended':
        return {
          kind: 'done',
          replayed: false,
          at: { epoch, position: outcome.position },
          version,
          answer: kept.answer,
        };
      case 'replayed':
        return replayOf(epoch, outcome.position, outcome.answer);
      case 'key-reused':
        return { kind: 'key-reused' };
      case 'version-conflict':
        return 'conflict';
      case 'claim-taken':
        return { kind: 'claim-taken', scope: outcome.scope, heldBy: outcome.heldBy };
    }
  }

  /** A twin elsewhere may have been stored between the load and now: then its answer is the one to give. */
  private async unlessStored<State, Event extends DomainEvent, Code extends string, Reads extends ReadRefs>(
    run: Run<State, Event, Code, Reads>,
    refusal: CommandResult<Code>,
  ): Promise<CommandResult<Code>> {
    const { caller, key } = run.idempotency;
    const command = await this.parts.streams.findCommand(caller, key);
    return command === undefined ? refusal : this.repeat(run, command);
  }

  private async repeat<State, Event extends DomainEvent, Code extends string, Reads extends ReadRefs>(
    { idempotency }: Run<State, Event, Code, Reads>,
    command: KnownCommand,
  ): Promise<CommandResult<Code>> {
    if (command.fingerprint !== idempotency.fingerprint) return { kind: 'key-reused' };
    return replayOf(await this.parts.identity.epoch(), command.position, command.answer);
  }
}

function replayOf<Code extends string>(epoch: number, position: number, kept: unknown): CommandResult<Code> {
  const { version, answer } = kept as KeptAnswer;
  return { kind: 'done', replayed: true, at: { epoch, position }, version, answer };
}

function claimsOf(streamId: string, claims: readonly ClaimKey[] = []): StreamClaim[] {
  return claims.map(({ scope, key }) => ({ scope, key, streamId }));
}

function metaOf(context: CommandContext, commandId: string, event: DomainEvent, now: Date): EventMeta {
  const { correlationId, causationId, actor, traceparent } = context;
  return {
    correlationId,
    ...(causationId === undefined ? {} : { causationId }),
    commandId,
    actor,
    occurredAt: event.occurredAt ?? context.occurredAt ?? now.toISOString(),
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import type { AppendOutcome, AppendRequest, StreamAppend } from '../append.types';
import type { Clock } from '../clock';
import type {
  CommandContext,
  CommandRequest,
  CommandResult,
  JointRequest,
  Loaded,
  LoadedStreams,
  NoStreams,
  StreamRefs,
} from '../command';
import type { ClaimKey, HeldClaim, JointAcceptance, JointDecision } from '../decider';
import { AppendUnavailableError, UnknownOutcomeError } from '../errors';
import type { EventCodec } from '../event-codec';
import type { DomainEvent } from '../event-type';
import type { AppendGate } from '../gate/append-gate';
import type { StoreIdentity } from '../store-identity';
import { type KnownCommand, type Streams, streamIdOf } from '../streams/streams';
import { appendsOf, claimOf, nameOf, type Seen, versionAfter } from './appends';
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

/** A decision over loaded streams, whatever their types: both forms of request become this one. */
interface Deciding<Code extends string> {
  readonly context: CommandContext;
  readonly writes: StreamRefs;
  readonly reads: StreamRefs;
  further(loaded: AnyLoaded): StreamRefs;
  decide(loaded: AnyLoaded, now: Date, further: AnyLoaded): JointDecision<Code>;
  /** Asked for after the decision. */
  answer(): unknown;
}

type AnyLoaded = LoadedStreams<StreamRefs>;

/** One command on its way. */
interface Run<Code extends string> {
  readonly request: Deciding<Code>;
  readonly commandId: string;
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
  async execute<State, Event extends DomainEvent, Code extends string, Reads extends StreamRefs = NoStreams>(
    request: CommandRequest<State, Event, Code, Reads>,
  ): Promise<CommandResult<Code>> {
    const { context, stream } = request;
    const to = nameOf(stream);
    return this.run({
      context,
      writes: { [OWN]: stream },
      reads: request.reads ?? {},
      further: () => ({}),
      decide: ({ [OWN]: own, ...reads }, now) => {
        const decision = request.decide(own as Loaded<State>, now, reads as LoadedStreams<Reads>);
        if (!decision.accepted) return decision;
        const { events, take = [], release = [] } = decision;
        const held = (claim: ClaimKey): HeldClaim => ({ ...claim, holder: to });
        return {
          accepted: true,
          appends: [{ to, events }],
          take: take.map(held),
          release: release.map(held),
        };
      },
      answer: () => request.answer,
    });
  }

  /** The same over several streams: all their events in one append or none (INV-ACK). */
  async executeJointly<
    Code extends string,
    Writes extends StreamRefs,
    Reads extends StreamRefs = NoStreams,
    Further extends StreamRefs = NoStreams,
  >(request: JointRequest<Code, Writes, Reads, Further>): Promise<CommandResult<Code>> {
    type All = LoadedStreams<Writes> & LoadedStreams<Reads>;
    const { context, writes, reads = {} } = request;
    return this.run({
      context,
      writes,
      reads,
      further: (loaded) => request.further?.(loaded as All) ?? {},
      decide: (loaded, now, further) => request.decide(loaded as All, now, further as LoadedStreams<Further>),
      answer: () => request.answer,
    });
  }

  /** @returns the stream that holds the claim, such as the registration of a citizen number. */
  findByClaim(scope: string, key: string): Promise<string | undefined> {
    return this.parts.streams.findByClaim(scope, key);
  }

  /** Whether a command of this key was accepted, for as long as outcomes are kept. */
  async isStored(caller: string, idempotencyKey: string): Promise<boolean> {
    return (await this.parts.streams.findCommand(caller, this.storedKey(idempotencyKey))) !== undefined;
  }

  /** Clients make keys of whatever is at hand, numbers of persons too: only a keyed hash is kept (INV-SEAL). */
  private storedKey(idempotencyKey: string): string {
    return fingerprint(this.parts.fingerprintKey, ['key', idempotencyKey]);
  }

  private run<Code extends string>(request: Deciding<Code>): Promise<CommandResult<Code>> {
    const { caller, idempotencyKey, content } = request.context;
    const key = this.storedKey(idempotencyKey);
    const run: Run<Code> = {
      request,
      commandId: uuidv7(),
      idempotency: { caller, key, fingerprint: fingerprint(this.parts.fingerprintKey, content) },
      deadline: performance.now() + (this.parts.deadline ?? 2_000),
    };
    const written = Object.values(request.writes).map(streamIdOf);
    return this.twins.run(`${caller}\0${key}`, run.idempotency.fingerprint, run.deadline, async () => {
      const result = await this.mutex.run(written, run.deadline, () => this.attempt(run));
      return result === 'late' ? { kind: 'busy' } : result;
    });
  }

  private async attempt<Code extends string>(run: Run<Code>): Promise<CommandResult<Code>> {
    for (let round = 0; ; round++) {
      const result = await this.once(run);
      if (result !== 'conflict') return result;
      const pause = Math.random() * Math.min(5 * 2 ** round, 80);
      if (performance.now() + pause > run.deadline) return { kind: 'busy' };
      await sleep(pause);
    }
  }

  private async once<Code extends string>(run: Run<Code>): Promise<CommandResult<Code> | 'conflict'> {
    const { request, idempotency } = run;
    const refs = { ...request.writes, ...request.reads };
    const { command, loaded } = await this.load(idempotency, refs);
    if (command !== undefined) return this.repeat(run, command);
    const others = request.further(loaded);
    // A second snapshot: what it misses of the first one's streams, the check of their versions finds.
    const further = Object.keys(others).length === 0 ? {} : (await this.load(idempotency, others)).loaded;
    const now = this.parts.clock.now();
    const decision = request.decide(loaded, now, further);
    if (!decision.accepted)
      return this.unlessStored(run, { kind: 'rejected', rejection: decision.rejection });
    // After the decision: a version would tell of streams that the caller must not hear of.
    const stale = staleOf(refs, loaded);
    if (stale !== undefined) return this.unlessStored(run, stale);
    const seen = [...seenOf(refs, loaded), ...seenOf(others, further)];
    return this.store(run, decision, seen, now);
  }

  private async load(
    idempotency: Run<string>['idempotency'],
    refs: StreamRefs,
  ): Promise<{ readonly command: KnownCommand | undefined; readonly loaded: AnyLoaded }> {
    const { command, loaded } = await this.parts.streams.loadForDecision(idempotency, Object.values(refs));
    const byName = Object.keys(refs).map((name, index) => [name, loaded[index]] as const);
    return { command, loaded: Object.fromEntries(byName) as AnyLoaded };
  }

  private async store<Code extends string>(
    run: Run<Code>,
    decision: JointAcceptance,
    seen: readonly Seen[],
    now: Date,
  ): Promise<CommandResult<Code> | 'conflict'> {
    const { request, commandId } = run;
    const { take = [], release = [] } = decision;
    const { context } = request;
    let streams: StreamAppend[];
    try {
      streams = await appendsOf(this.parts.codec, { context, commandId, decision, seen, now });
    } catch (error) {
      // Forgotten since the load: the next round decides on what is left.
      if (error instanceof Error && error.name === 'SubjectForgottenError') return 'conflict';
      throw error;
    }
    const version = versionAfter(streams, Object.values(request.writes)[0]);
    const kept: KeptAnswer = { version, answer: request.answer() ?? {} };
    // Asked first: after the append nothing may stand between a stored command and its answer.
    const epoch = await this.parts.identity.epoch();
    let outcome: AppendOutcome;
    try {
      outcome = await this.parts.gate.append({
        commandId,
        idempotency: run.idempotency,
        streams,
        take: take.map(claimOf),
        release: release.map(claimOf),
        answer: kept,
        lane: context.lane ?? 'interactive',
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
  private async unlessStored<Code extends string>(
    run: Run<Code>,
    refusal: CommandResult<Code>,
  ): Promise<CommandResult<Code>> {
    const { caller, key } = run.idempotency;
    const command = await this.parts.streams.findCommand(caller, key);
    return command === undefined ? refusal : this.repeat(run, command);
  }

  private async repeat<Code extends string>(
    { idempotency }: Run<Code>,
    command: KnownCommand,
  ): Promise<CommandResult<Code>> {
    if (command.fingerprint !== idempotency.fingerprint) return { kind: 'key-reused' };
    return replayOf(await this.parts.identity.epoch(), command.position, command.answer);
  }
}

/** Name under which the one written stream is loaded; no decision can have chosen it. */
const OWN = '\0own';

function staleOf(refs: StreamRefs, loaded: AnyLoaded): CommandResult<never> | undefined {
  for (const [name, { ifVersion: expected }] of Object.entries(refs)) {
    const actual = loaded[name]?.version ?? 0;
    if (expected !== undefined && expected !== actual) return { kind: 'stale-version', expected, actual };
  }
  return undefined;
}

function seenOf(refs: StreamRefs, loaded: AnyLoaded): Seen[] {
  return Object.entries(refs).map(([name, ref]) => ({ ref, version: loaded[name]?.version ?? 0 }));
}

function replayOf<Code extends string>(epoch: number, position: number, kept: unknown): CommandResult<Code> {
  const { version, answer } = kept as KeptAnswer;
  return { kind: 'done', replayed: true, at: { epoch, position }, version, answer };
}

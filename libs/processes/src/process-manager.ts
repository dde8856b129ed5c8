import type { CommandContext, CommandResult, EventDefinition, RecordedEvent } from '@chunfeng/event-log';
import type { Command } from '@nestjs/cqrs';

/** What a process manager or a timer asks for: a command as any user might send it, dispatched on the command bus. */
export type CommandFor = (context: CommandContext) => Command<CommandResult>;

/** One consequence of one event. */
export interface Reaction {
  /** Distinguishes several consequences of one event; with the event's id it makes the idempotency key. */
  readonly key: string;
  readonly command: CommandFor;
}

/**
 * Policy between contexts: what has to follow from an event (architecture.md §5). It acts only on events beyond the
 * position at which it was first started, so a rebuild or a new one repeats no side effect; its commands have
 * deterministic keys, so a crash between command and checkpoint doubles nothing; a command whose decision refuses is
 * no longer due and is passed over.
 */
export interface ProcessManager {
  readonly name: string;
  readonly events: readonly EventDefinition[];
  /** Pure. */
  react(event: RecordedEvent): readonly Reaction[];
}

import type { Static, TSchema } from '@sinclair/typebox';

/** Turns the clear part of a payload of version `v` into one of version `v + 1`. Pure. */
export type Upcaster = (data: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/**
 * Which top-level fields of a payload are personal, and whose they are.
 * They are sealed together as one envelope per event (INV-SEAL) and read back as `null` once the subject
 * has been forgotten, so their schema must allow `null` (see {@link Personal}).
 */
export interface PersonalFields {
  readonly fields: readonly string[];
  /** `stream`: the uuid in the stream id; otherwise the payload field that holds the subject's uuid. */
  readonly subject: 'stream' | { readonly field: string };
}

/** The contract of one event type in its newest version: everything else is derived from it. */
export interface EventDefinition<Type extends string = string, Schema extends TSchema = TSchema> {
  /** Stable name, `noun.past-tense`, never a class name. */
  readonly type: Type;
  readonly version: number;
  /** JSON Schema (TypeBox) of the newest version, personal fields included in clear. */
  readonly schema: Schema;
  readonly personal?: PersonalFields;
  /** Keyed by the version that they start from: `1` turns version 1 into version 2. */
  readonly upcasters?: Readonly<Record<number, Upcaster>>;
  /**
   * Keyed by the version that they lead to: `1` turns version 2 into version 1. Only for the time of a rolling
   * deployment, in which the newest version is known but not yet activated for writing.
   */
  readonly downcasters?: Readonly<Record<number, Upcaster>>;
}

/** An event as domain code sees it: newest version, personal fields in clear or `null`. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  /** When it happened in the world (ISO 8601 instant); absent: when the command was decided. */
  readonly occurredAt?: string;
}

/** The union of domain events of a list of definitions. */
export type EventOf<Definition> =
  Definition extends EventDefinition<infer Type, infer Schema> ? DomainEvent<Type, Static<Schema>> : never;

export function defineEvent<const Type extends string, Schema extends TSchema>(
  definition: EventDefinition<Type, Schema>,
): EventDefinition<Type, Schema> {
  return definition;
}

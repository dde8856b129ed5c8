import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { InvalidEventError, UnknownEventTypeError } from './errors';
import type { EventDefinition } from './event-type';

interface Entry {
  readonly definition: EventDefinition;
  validate?: ValidateFunction;
}

/** Every event type that this process can write or read. Definitions that could not be read back are refused. */
export class EventRegistry {
  private readonly ajv = new Ajv({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allErrors: true,
  });
  private readonly entries = new Map<string, Entry>();

  constructor(definitions: readonly EventDefinition[]) {
    addFormats(this.ajv);
    this.ajv.addKeyword('x-personal');
    for (const definition of definitions) this.add(definition);
  }

  get definitions(): readonly EventDefinition[] {
    return [...this.entries.values()].map((entry) => entry.definition);
  }

  find(type: string): EventDefinition | undefined {
    return this.entries.get(type)?.definition;
  }

  /**
   * @param data newest version, personal fields in clear.
   * @throws InvalidEventError naming paths and rules, never values.
   */
  validate(type: string, data: unknown): EventDefinition {
    const entry = this.entries.get(type);
    if (entry === undefined) throw new UnknownEventTypeError(type, 0);
    const validate = (entry.validate ??= this.ajv.compile(entry.definition.schema));
    if (!validate(data)) throw new InvalidEventError(type, (validate.errors ?? []).map(describe));
    return entry.definition;
  }

  private add(definition: EventDefinition): void {
    const { type, version } = definition;
    const known = this.entries.get(type);
    if (known?.definition === definition) return;
    if (known !== undefined) throw new Error(`event type ${type} is defined twice`);
    for (let from = 1; from < version; from++) {
      if (definition.upcasters?.[from] === undefined) {
        throw new Error(`event type ${type} has no upcaster from version ${from}`);
      }
    }
    this.entries.set(type, { definition });
  }
}

function describe(error: ErrorObject): string {
  const extra: unknown = error.params['additionalProperty'] ?? error.params['missingProperty'];
  return `${error.instancePath || '/'}: ${error.keyword}${typeof extra === 'string' ? ` (${extra})` : ''}`;
}

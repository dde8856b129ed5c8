import type { Caller, ReadingsAsked, ReadOfPerson } from '@chunfeng/http';
import { Query } from '@nestjs/cqrs';

/** Who has looked at one laborer, also at a forgotten one; undefined: no such laborer, or not the caller's. */
export class FindReadings extends Query<ReadOfPerson[] | undefined> {
  constructor(
    readonly laborerId: string,
    readonly caller: Caller,
    readonly asked: ReadingsAsked,
  ) {
    super();
  }
}

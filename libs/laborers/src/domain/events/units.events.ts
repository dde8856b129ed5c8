import { defineEvent } from '@chunfeng/event-log';
import { Type } from '@sinclair/typebox';
import { literals, Office } from './fields';

export const laborerUnitsChanged = defineEvent({
  type: 'laborer.units-changed',
  version: 1,
  schema: Type.Object({
    unit: literals('origin', 'ledger', 'responsible', 'workplace'),
    from: Type.Union([Office, Type.Null()]),
    to: Type.Union([Office, Type.Null()]),
    reason: literals(
      'employed-elsewhere',
      'returned',
      'moved',
      'recorded-in-error',
      'division-change',
      'other',
    ),
  }),
});

import { defineEvent, Personal } from '@chunfeng/event-log';
import { Type } from '@sinclair/typebox';
import { Channel, literals, PlainDate } from './fields';

export const laborerConsentGiven = defineEvent({
  type: 'laborer.consent-given',
  version: 1,
  personal: { fields: ['formNumber'], subject: 'stream' },
  schema: Type.Object({
    purpose: literals('matching'),
    givenOn: PlainDate,
    form: literals('paper', 'online', 'oral-witnessed'),
    /** As written on the form, which may be anything: the citizen number of who signed it is what some offices write. */
    formNumber: Personal(Type.String({ maxLength: 40 })),
  }),
});

export const laborerConsentWithdrawn = defineEvent({
  type: 'laborer.consent-withdrawn',
  version: 1,
  schema: Type.Object({ purpose: literals('matching'), withdrawnOn: PlainDate, channel: Channel }),
});

import { defineEvent } from '@chunfeng/event-log';
import { Type } from '@sinclair/typebox';
import { literals, PlainDate } from './fields';

export const laborerServiceClassAssigned = defineEvent({
  type: 'laborer.service-class-assigned',
  version: 1,
  schema: Type.Object({
    serviceClass: literals(
      'ready-for-job',
      'needs-training',
      'needs-welfare-post',
      'needs-business-help',
      'not-now',
    ),
    assignedOn: PlainDate,
  }),
});

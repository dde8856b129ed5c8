import type { Caller } from '@chunfeng/http';
import type { RecordRequest } from '../commands/record-placement.command';
import type { ReferralRequest } from '../commands/refer-laborer.command';
import type { RecordPlacementDto } from './dto/record-placement.dto';
import type { ReferDto } from './dto/refer.dto';
import { told } from './told';

/** Ids are compared as text, in lower case. */
export function toReferral(body: ReferDto, { role }: Caller): ReferralRequest {
  const channel = role === 'broker' || role === 'fair' ? role : 'office';
  return {
    channel,
    ...told(body),
    laborerId: body.laborerId.toLowerCase(),
    postingId: body.postingId.toLowerCase(),
  };
}

export function toRecord(body: RecordPlacementDto): RecordRequest {
  const { work, ended = null, employerId = null, postingId = null, ...rest } = body;
  return {
    standing: 'main',
    contract: 'unknown',
    monthlyWageFen: null,
    ...told(rest),
    laborerId: body.laborerId.toLowerCase(),
    postingId: postingId?.toLowerCase() ?? null,
    employerId: employerId?.toLowerCase() ?? null,
    ended: ended === null ? null : { endedOn: ended.endedOn, reason: ended.reason },
    ...(work === undefined ? {} : { work: told(work) }),
  };
}

import type {
  AcceptOffer,
  AnswerReferral,
  CorrectPlacement,
  DeclineOffer,
  EndPlacement,
  MakeOffer,
  RecordInterview,
  RecordRequest,
  ReferralRequest,
  ReversePlacement,
  ScheduleInterview,
  StartPlacement,
} from '@chunfeng/placements';

/** One step of a story after its beginning, as the commands of the same names take it. */
export type StoryStep =
  | ({ readonly type: 'answer' } & AnswerReferral['details'])
  | ({ readonly type: 'schedule-interview' } & ScheduleInterview['details'])
  | ({ readonly type: 'record-interview' } & RecordInterview['details'])
  | ({ readonly type: 'make-offer' } & MakeOffer['details'])
  | ({ readonly type: 'accept-offer' } & AcceptOffer['details'])
  | ({ readonly type: 'decline-offer' } & DeclineOffer['details'])
  | ({ readonly type: 'start' } & StartPlacement['details'])
  | ({ readonly type: 'end' } & EndPlacement['details'])
  | ({ readonly type: 'correct' } & CorrectPlacement['details'])
  | ({ readonly type: 'reverse' } & ReversePlacement['details']);

/** A person and a job, from the slip to where the story stands today. */
export type HiringStory =
  | { readonly referral: ReferralRequest; readonly office: string; readonly steps: readonly StoryStep[] }
  | { readonly record: RecordRequest; readonly office: string; readonly steps: readonly StoryStep[] };

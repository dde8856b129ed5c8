import type { Provider } from '@nestjs/common';
import {
  ScheduleInterviewHandler,
  RecordInterviewHandler,
  MakeOfferHandler,
  AcceptOfferHandler,
  DeclineOfferHandler,
} from './hiring.handlers';
import { AnswerReferralHandler, LapseReferralHandler, CancelPlacementHandler } from './referral.handlers';
import {
  StartPlacementHandler,
  VerifyStartHandler,
  VerifyRetentionHandler,
  EndPlacementHandler,
  CorrectPlacementHandler,
  ReversePlacementHandler,
} from './work.handlers';
import { RecordPlacementHandler } from './record-placement.handler';
import { ReferLaborerHandler } from './refer-laborer.handler';
import { SettlePostingHandler } from './settle-posting.handler';
import { CancelOpenReferralsHandler } from './cancel-open-referrals.handler';
import { SettleUnitsHandler } from './settle-units.handler';
import { PlacementSteps } from './steps';

/** Providers of every command about placements. Needs, globally: the event log. */
export const placementCommandHandlers: Provider[] = [
  PlacementSteps,
  ReferLaborerHandler,
  RecordPlacementHandler,
  SettlePostingHandler,
  SettleUnitsHandler,
  CancelOpenReferralsHandler,
  AnswerReferralHandler,
  LapseReferralHandler,
  CancelPlacementHandler,
  ScheduleInterviewHandler,
  RecordInterviewHandler,
  MakeOfferHandler,
  AcceptOfferHandler,
  DeclineOfferHandler,
  StartPlacementHandler,
  VerifyStartHandler,
  VerifyRetentionHandler,
  EndPlacementHandler,
  CorrectPlacementHandler,
  ReversePlacementHandler,
];

import type { CommandResult } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { MatchPolicyErrorCode } from '../domain/match-policy.errors';

/** Gives an installation its first match policy; where it has one, nothing happens. Safe to send at every start. */
export class PublishDefaultMatchPolicy extends Command<CommandResult<MatchPolicyErrorCode>> {}

import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { PostingErrorCode } from '../domain/posting.errors';
import type { PostingEmployer, Source } from '../domain/posting.events';
import type { PostingForm } from './posting-form';

export interface PostingProposal {
  readonly form: PostingForm;
  readonly employer: PostingEmployer;
  readonly source: Source;
  readonly synthetic: boolean;
  /** Submitted by the employer's own account, which an office may have to look at first. */
  readonly byEmployer?: boolean;
  /** Of a posting that a clerk took down; absent: it is submitted. */
  readonly collected?: { readonly office: string; readonly confirmedOn: string };
}

/** A new posting: submitted by its employer, or collected on its behalf. */
export class ProposePosting extends Command<CommandResult<PostingErrorCode>> {
  constructor(
    readonly proposal: PostingProposal,
    readonly context: CommandContext,
    /** Default: a new one. */
    readonly postingId?: string,
  ) {
    super();
  }
}

import { CommandRunner, type CommandResult } from '@chunfeng/event-log';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import type { EmployerState } from '../domain/employer';
import { posting, type PostingDecision } from '../domain/posting';
import { employerOf, employerRead } from '../domain/posting-employer';
import type { PostingErrorCode } from '../domain/posting.errors';
import type { PostingEmployer } from '../domain/posting.events';
import { collect, submit } from '../domain/propose-posting';
import { reviewReasons } from '../domain/review';
import type { Grounds } from '../domain/verdict';
import { groundsAt } from '../reference-lookup';
import { answerTo } from './posting-answer';
import { termsOf } from './posting-form';
import { ProposePosting, type PostingProposal } from './propose-posting.command';

@CommandHandler(ProposePosting)
export class ProposePostingHandler implements ICommandHandler<ProposePosting> {
  constructor(private readonly runner: CommandRunner) {}

  execute({
    proposal,
    context,
    postingId = uuidv7(),
  }: ProposePosting): Promise<CommandResult<PostingErrorCode>> {
    let answer: object = { id: postingId };
    return this.runner.execute({
      context,
      stream: { decider: posting, id: postingId },
      // Read with its version: an employer that is suspended at this moment submits nothing.
      reads: employerRead(proposal.employer),
      decide: ({ state }, now, read) => {
        const named = employerOf(proposal.employer, read['employer']?.state);
        if ('refused' in named) return named.refused;
        const decision: PostingDecision = propose(
          proposal,
          named.employer,
          groundsAt(now),
          read['employer']?.state,
        )(state);
        answer = answerTo(postingId, state, decision);
        return decision;
      },
      // Asked for after the decision.
      get answer() {
        return answer;
      },
    });
  }
}

function propose(
  { form, source, synthetic, collected, byEmployer = false }: PostingProposal,
  named: PostingEmployer,
  grounds: Grounds,
  registered: EmployerState | undefined,
) {
  const proposal = { terms: termsOf(form), employer: named, source, synthetic, isVacancy: true };
  const reasons = byEmployer ? reviewReasons(proposal.terms, registered, grounds.policy) : [];
  return (state: Parameters<typeof submit>[0]): PostingDecision =>
    collected === undefined
      ? submit(state, proposal, grounds, reasons)
      : collect(state, { ...proposal, ...collected }, grounds);
}

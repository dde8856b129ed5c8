import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import {
  CommandMeta,
  CommandRoute,
  CurrentCaller,
  IfMatch,
  ProblemException,
  Roles,
  UuidParam,
  type Caller,
} from '@chunfeng/http';
import { Body, Controller, Post, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangePosting } from '../commands/change-posting.command';
import { termsOf } from '../commands/posting-form';
import { ProposePosting } from '../commands/propose-posting.command';
import type { PostingChange } from '../domain/change-posting';
import { actingFor, employerIdOf, officeOf } from './acting';
import {
  AmendPostingDto,
  CollectPostingDto,
  SubmitPostingDto,
  SuspendPostingDto,
  WithdrawPostingDto,
} from './dto/propose-posting.dto';
import { collectedFrom } from './collected-from';

const location = ({ id }: Readonly<Record<string, unknown>>): string => `/v1/postings/${String(id)}`;
const CHANGE_PROBLEMS = [
  'posting.not-found',
  'posting.office-not-own',
  'posting.closed',
  'employer.account-unknown',
];

/** Postings: a proposal is checked at once, and the answer says how it stands and why. */
@ApiTags('postings')
@Controller('v1/postings')
@Roles('employer', 'clerk', 'bureau')
export class PostingsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({
    summary: 'Submit a posting',
    description:
      'Checked in the same step: published, listed as incomplete, or refused with reasons. Refused ones are kept and may be amended. What an employer submits that no office has verified, or with an unusual wage, is in review first.',
  })
  @CommandRoute({
    location,
    problems: ['posting.employer-unknown', 'posting.employer-suspended', 'employer.account-unknown'],
  })
  submit(
    @Body() { employerId, terms, synthetic }: SubmitPostingDto,
    @CurrentCaller() caller: Caller,
    @CommandMeta() context: CommandContext,
  ): Promise<CommandResult> {
    const source = { system: 'chunfeng', externalId: null, url: null };
    const employer = { id: submittingEmployer(caller, employerId), name: null };
    const byEmployer = caller.role === 'employer';
    return this.commands.execute(
      new ProposePosting(
        { form: terms, employer, source, synthetic: synthetic ?? false, byEmployer },
        context,
      ),
    );
  }

  @Post('collected')
  @Roles('clerk', 'bureau')
  @ApiOperation({ summary: "Record a posting that a clerk collected on an employer's behalf" })
  @CommandRoute({
    location,
    problems: ['posting.employer-unknown', 'posting.employer-suspended', 'posting.confirmed-in-future'],
  })
  collect(
    @Body() body: CollectPostingDto,
    @CurrentCaller() caller: Caller,
    @CommandMeta() context: CommandContext,
  ): Promise<CommandResult> {
    return this.commands.execute(new ProposePosting(collectedFrom(body, officeOf(caller)), context));
  }

  @Put(':id')
  @ApiOperation({ summary: 'Amend a posting: the new terms as a whole' })
  @CommandRoute({
    ifMatch: true,
    problems: [
      ...CHANGE_PROBLEMS,
      'posting.employer-suspended',
      'posting.terms-refused',
      'posting.headcount-below-filled',
      'posting.confirmed-in-future',
    ],
  })
  amend(
    @UuidParam('id') id: string,
    @Body() { terms, employerName, confirmedOn }: AmendPostingDto,
    @CurrentCaller() caller: Caller,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    if (caller.role === 'employer' && (employerName ?? confirmedOn ?? null) !== null)
      throw new ProblemException('forbidden');
    const change: PostingChange = {
      type: 'amend',
      terms: termsOf(terms),
      ...(employerName ? { employer: { id: null, name: employerName } } : {}),
      ...(confirmedOn ? { confirmedOn } : {}),
    };
    return this.change(id, change, caller, context, ifVersion);
  }

  @Post(':id/suspend')
  @ApiOperation({ summary: 'Take a posting out of sight for a while' })
  @CommandRoute({
    ifMatch: true,
    problems: [...CHANGE_PROBLEMS, 'posting.refused-state', 'posting.in-review'],
  })
  suspend(
    @UuidParam('id') id: string,
    @Body() { reason }: SuspendPostingDto,
    @CurrentCaller() caller: Caller,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    if (caller.role === 'employer' && reason !== 'employer-request') throw new ProblemException('forbidden');
    return this.change(id, { type: 'suspend', reason }, caller, context, ifVersion);
  }

  @Post(':id/resume')
  @ApiOperation({ summary: 'Put a suspended posting back; it is checked as of today' })
  @CommandRoute({
    ifMatch: true,
    problems: [
      ...CHANGE_PROBLEMS,
      'posting.refused-state',
      'posting.in-review',
      'posting.employer-suspended',
      'posting.suspended-by-office',
      'posting.validity-ended',
      'posting.terms-refused',
    ],
  })
  resume(
    @UuidParam('id') id: string,
    @CurrentCaller() caller: Caller,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    return this.change(id, { type: 'resume' }, caller, context, ifVersion);
  }

  @Post(':id/withdraw')
  @ApiOperation({ summary: 'Withdraw a posting for good' })
  @CommandRoute({ ifMatch: true, problems: CHANGE_PROBLEMS })
  withdraw(
    @UuidParam('id') id: string,
    @Body() { reason }: WithdrawPostingDto,
    @CurrentCaller() caller: Caller,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    return this.change(id, { type: 'withdraw', reason }, caller, context, ifVersion);
  }

  private change(
    id: string,
    change: PostingChange,
    caller: Caller,
    context: CommandContext,
    ifVersion: number | undefined,
  ): Promise<CommandResult> {
    return this.commands.execute(new ChangePosting(id, change, actingFor(caller), context, ifVersion));
  }
}

/** An employer account submits for itself and nobody else; an office says for whom. */
function submittingEmployer(caller: Caller, employerId: string | undefined): string {
  if (caller.role !== 'employer') {
    if (employerId) return employerId;
    throw new ProblemException('invalid-request', {
      params: { count: 1 },
      errors: [{ in: 'body', field: '/employerId', code: 'field.required' }],
    });
  }
  const own = employerIdOf(caller);
  if ((employerId ?? own) !== own) throw new ProblemException('forbidden');
  return own;
}

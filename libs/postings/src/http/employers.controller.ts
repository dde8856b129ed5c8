import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import {
  CommandMeta,
  CommandRoute,
  CurrentCaller,
  IfMatch,
  Roles,
  UuidParam,
  type Caller,
} from '@chunfeng/http';
import { Body, Controller, Post, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeEmployer } from '../commands/change-employer.command';
import { RegisterEmployer } from '../commands/register-employer.command';
import type { EmployerDetails } from '../domain/employer';
import { officeOf, registeringAccount } from './acting';
import {
  EmployerDetailsDto,
  ForgetContactDto,
  IdentifierDto,
  RegisterEmployerDto,
  SuspendEmployerDto,
} from './dto/employer.dto';

const IDENTIFIER_PROBLEMS = [
  'employer.identifier-invalid',
  'employer.identifier-repeated',
  'employer.identifier-contradicts',
  'claim-taken',
];

/** Employers: one registration per identifier, whatever the scheme. */
@ApiTags('employers')
@Controller('v1/employers')
@Roles('clerk', 'bureau')
export class EmployersController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Roles('employer', 'clerk', 'bureau')
  @ApiOperation({
    summary: 'Register an employer',
    description:
      'An account of the role employer that acts for none yet registers its own and joins it; an office verifies it later.',
  })
  @CommandRoute({
    location: ({ id }) => `/v1/employers/${String(id)}`,
    problems: [...IDENTIFIER_PROBLEMS, 'employer.identifier-missing', 'employer.division-unknown'],
  })
  register(
    @Body() body: RegisterEmployerDto,
    @CurrentCaller() caller: Caller,
    @CommandMeta() context: CommandContext,
  ): Promise<CommandResult> {
    const account = registeringAccount(caller, body.vouched ?? false);
    const registration = {
      ...detailsOf(body),
      identifiers: (body.identifiers ?? []).map(({ scheme, value }) => ({ scheme, value })),
      vouchedBy: body.vouched ? officeOf(caller) : null,
      synthetic: body.synthetic ?? false,
    };
    return this.commands.execute(new RegisterEmployer(registration, context, undefined, account));
  }

  @Post(':id/identifiers')
  @ApiOperation({ summary: 'Add an identifier of another scheme' })
  @CommandRoute({
    ifMatch: true,
    problems: [...IDENTIFIER_PROBLEMS, 'employer.not-found', 'employer.identifier-scheme-held'],
  })
  addIdentifier(
    @UuidParam('id') id: string,
    @Body() { scheme, value }: IdentifierDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const change = { type: 'add-identifier', identifier: { scheme, value } } as const;
    return this.commands.execute(new ChangeEmployer(id, change, context, ifVersion));
  }

  @Put(':id')
  @ApiOperation({ summary: 'Correct the details: name, kind, division and contact as a whole' })
  @CommandRoute({ ifMatch: true, problems: ['employer.not-found', 'employer.division-unknown'] })
  correct(
    @UuidParam('id') id: string,
    @Body() body: EmployerDetailsDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const change = { type: 'correct', details: detailsOf(body) } as const;
    return this.commands.execute(new ChangeEmployer(id, change, context, ifVersion));
  }

  @Post(':id/verify')
  @ApiOperation({ summary: 'Record that the office has seen the papers' })
  @CommandRoute({ ifMatch: true, problems: ['employer.not-found', 'employer.suspended'] })
  verify(
    @UuidParam('id') id: string,
    @CurrentCaller() caller: Caller,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const change = { type: 'verify', office: officeOf(caller) } as const;
    return this.commands.execute(new ChangeEmployer(id, change, context, ifVersion));
  }

  @Post(':id/suspend')
  @ApiOperation({ summary: 'Suspend an employer: it may submit no postings' })
  @CommandRoute({ ifMatch: true, problems: ['employer.not-found'] })
  suspend(
    @UuidParam('id') id: string,
    @Body() { reason }: SuspendEmployerDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    return this.commands.execute(new ChangeEmployer(id, { type: 'suspend', reason }, context, ifVersion));
  }

  @Post(':id/reinstate')
  @ApiOperation({ summary: 'Reinstate a suspended employer' })
  @CommandRoute({ ifMatch: true, problems: ['employer.not-found'] })
  reinstate(
    @UuidParam('id') id: string,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    return this.commands.execute(new ChangeEmployer(id, { type: 'reinstate' }, context, ifVersion));
  }

  @Post(':id/forget-contact')
  @Roles('bureau')
  @ApiOperation({ summary: 'Erase the person to call, and the name of a natural person, for good' })
  @CommandRoute({ problems: ['employer.not-found'] })
  forgetContact(
    @UuidParam('id') id: string,
    @Body() { reason }: ForgetContactDto,
    @CommandMeta() context: CommandContext,
  ): Promise<CommandResult> {
    return this.commands.execute(new ChangeEmployer(id, { type: 'forget-contact', reason }, context));
  }
}

function detailsOf({ name, kind, division, contact }: EmployerDetailsDto): EmployerDetails {
  return {
    name,
    kind,
    division: division ?? null,
    contact: contact ? { name: contact.name, phone: contact.phone } : null,
  };
}

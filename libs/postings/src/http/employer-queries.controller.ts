import {
  ApiProblem,
  CurrentCaller,
  PersonReadLog,
  ProblemException,
  ReadsViews,
  Roles,
  ShowsPersons,
  StatedPurpose,
  UuidParam,
  type Caller,
  type Purpose,
} from '@chunfeng/http';
import { Controller, Get, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { GetEmployer } from '../queries/get-employer.query';
import { EmployerResponse, toEmployerResponse } from './dto/employer.response';

@ApiTags('employers')
@Controller('v1/employers')
@Roles('employer', 'clerk', 'bureau', 'auditor', 'operator')
export class EmployerQueriesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reads: PersonReadLog,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: 'One employer; an employer account sees itself only' })
  @ShowsPersons()
  @ApiOkResponse({ type: EmployerResponse })
  @ReadsViews('employers')
  @ApiProblem('invalid-request', 'employer.not-found')
  async get(
    @UuidParam('id') id: string,
    @CurrentCaller() caller: Caller,
    @StatedPurpose() purpose: Purpose | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<EmployerResponse> {
    const foreign = caller.role === 'employer' && caller.employerId !== id;
    const found = foreign ? undefined : await this.queries.execute(new GetEmployer(id, caller));
    if (found === undefined) throw new ProblemException('employer.not-found');
    if (found.personal) await this.reads.note(caller, 'employer', [id], purpose, 'employers');
    response.setHeader('ETag', `"${found.employer.version}"`);
    return toEmployerResponse(found);
  }
}

import {
  AnswersVersion,
  ApiProblem,
  type Caller,
  CurrentCaller,
  PersonReadLog,
  ProblemException,
  Public,
  type Purpose,
  ReadsViews,
  Roles,
  ShowsPersons,
  StatedPurpose,
  UuidParam,
} from '@chunfeng/http';
import { BriefPostings } from '@chunfeng/postings';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { mayKnow } from '../queries/caller-sight';
import { ExplainMatch } from '../queries/explain-match.query';
import { FindCandidates } from '../queries/find-candidates.query';
import { FindMatches } from '../queries/find-matches.query';
import { GetMatchPolicy } from '../queries/get-match-policy.query';
import { MatchExplainedDto } from './dto/match-explained.dto';
import { CandidateListDto, MatchListDto } from './dto/match-list.dto';
import { MatchPolicyDto } from './dto/match-policy.dto';
import { CandidatesQuery, ExplainMatchQuery, MatchDayQuery } from './dto/match-query.dto';
import './matching-problems';
import { showCandidates, showExplained, showMatches, showPolicy } from './show-matches';

/** Ranked lists, both ways, and the reasons behind them. No list holds a person's name. */
@ApiTags('matching')
@Controller('v1')
export class MatchingController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reads: PersonReadLog,
  ) {}

  @Get('postings/:id/candidates')
  @Roles('employer', 'clerk', 'bureau')
  @ApiOperation({ summary: 'The best people for a posting; an employer sees those of own postings' })
  @ShowsPersons()
  @ApiOkResponse({ type: CandidateListDto })
  @ApiProblem('invalid-request', 'matching.posting-not-found', 'matching.no-policy')
  @ReadsViews('matching')
  async candidates(
    @UuidParam('id') id: string,
    @Query() { on, count }: CandidatesQuery,
    @CurrentCaller() caller: Caller,
    @StatedPurpose() purpose: Purpose | undefined,
  ): Promise<CandidateListDto> {
    const found = await this.queries.execute(new FindCandidates(id, caller, { on, count }));
    if (found === undefined) throw await this.unknown('matching.posting-not-found');
    const shown = found.items.map((item) => item.laborer_id);
    await this.reads.note(caller, 'candidates', shown, purpose);
    return showCandidates(id, found, (holding) => mayKnow(caller, holding));
  }

  @Get('laborers/:id/matches')
  @Roles('clerk', 'bureau')
  @ApiOperation({ summary: 'The best postings for a person of the own office' })
  @ShowsPersons()
  @ApiOkResponse({ type: MatchListDto })
  @ApiProblem('invalid-request', 'matching.laborer-not-found', 'matching.no-policy')
  @ReadsViews('matching', 'postings')
  async matches(
    @UuidParam('id') id: string,
    @Query() { on }: MatchDayQuery,
    @CurrentCaller() caller: Caller,
    @StatedPurpose() purpose: Purpose | undefined,
  ): Promise<MatchListDto> {
    const found = await this.queries.execute(new FindMatches(id, caller, on));
    if (found === undefined) throw await this.unknown('matching.laborer-not-found');
    await this.reads.note(caller, 'matches', [id], purpose);
    const briefs = await this.queries.execute(new BriefPostings(found.items.map((item) => item.posting_id)));
    return showMatches(id, found, briefs);
  }

  @Get('matches/why')
  @Roles('clerk', 'bureau')
  @ApiOperation({ summary: 'Why a person of the own office is, or is not, on the list of a posting' })
  @ShowsPersons()
  @ApiOkResponse({ type: MatchExplainedDto })
  @ApiProblem('invalid-request', 'matching.pair-not-found', 'matching.no-policy')
  @ReadsViews('matching')
  async why(
    @Query() { posting, laborer, on }: ExplainMatchQuery,
    @CurrentCaller() caller: Caller,
    @StatedPurpose() purpose: Purpose | undefined,
  ): Promise<MatchExplainedDto> {
    const pair = { laborerId: laborer, postingId: posting };
    const explained = await this.queries.execute(new ExplainMatch(pair, caller, on));
    if (explained === undefined) throw await this.unknown('matching.pair-not-found');
    await this.reads.note(caller, 'why-not', [laborer], purpose);
    return showExplained(pair, explained);
  }

  @Get('match-policy')
  @AnswersVersion()
  @Public()
  @ApiOperation({ summary: 'The policy in force: every weight and limit with the clause it comes from' })
  @ApiOkResponse({ type: MatchPolicyDto })
  @ApiProblem('matching.no-policy')
  @ReadsViews('matching')
  async policy(@Res({ passthrough: true }) response: Response): Promise<MatchPolicyDto> {
    const policy = await this.queries.execute(new GetMatchPolicy());
    if (policy === undefined) throw new ProblemException('matching.no-policy');
    response.setHeader('ETag', `"${policy.version}"`);
    return showPolicy(policy);
  }

  /** Without a policy every list is empty: that is another answer than "not found". */
  private async unknown(code: string): Promise<ProblemException> {
    const policy = await this.queries.execute(new GetMatchPolicy());
    return new ProblemException(policy === undefined ? 'matching.no-policy' : code);
  }
}

import {
  ApiProblem,
  CurrentCaller,
  ProblemException,
  readPage,
  ReadsViews,
  ROLES,
  Roles,
  UuidParam,
  type Caller,
} from '@chunfeng/http';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { FindPostings } from '../queries/find-postings.query';
import { GetPosting } from '../queries/get-posting.query';
import { sightOf } from '../queries/posting-sight';
import { FindPostingsDto } from './dto/find-postings.dto';
import { PostingPageResponse, PostingResponse, toPostingResponse } from './dto/posting.response';

const [first, ...others] = ROLES;

/** What is listed is for everybody; what was refused or withdrawn for offices and the posting's own employer. */
@ApiTags('postings')
@Controller('v1/postings')
@Roles(first, ...others)
export class PostingQueriesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'List postings, the newest first' })
  @ApiOkResponse({ type: PostingPageResponse })
  @ReadsViews('postings')
  @ApiProblem('invalid-request', 'cursor-invalid')
  async find(@Query() query: FindPostingsDto, @CurrentCaller() caller: Caller): Promise<PostingPageResponse> {
    const { state, kind, place, occupation, employerId, title } = query;
    const filters = { state, kind, place, occupation, employerId, title };
    const page = readPage(query, filters, ['number']);
    const { items, next } = await this.queries.execute(new FindPostings(filters, sightOf(caller), page));
    return { items: items.map((item) => ({ ...item, missing: [...item.missing] })), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One posting with its terms, and why it stands as it does' })
  @ApiOkResponse({ type: PostingResponse })
  @ReadsViews('postings')
  @ApiProblem('invalid-request', 'posting.not-found')
  async get(
    @UuidParam('id') id: string,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PostingResponse> {
    const found = await this.queries.execute(new GetPosting(id, sightOf(caller)));
    if (found === undefined) throw new ProblemException('posting.not-found');
    response.setHeader('ETag', `"${found.posting.version}"`);
    return toPostingResponse(found);
  }
}

import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import {
  ApiProblem,
  CommandMeta,
  CommandRoute,
  CurrentCaller,
  IfMatch,
  ProblemException,
  readPage,
  ReadsViews,
  Roles,
  UuidParam,
  type Caller,
} from '@chunfeng/http';
import { isWithin, type OfficeId } from '@chunfeng/reference';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangePosting } from '../commands/change-posting.command';
import { ReviewQueue } from '../queries/review-queue.query';
import { actingFor, officeOf } from './acting';
import { ReviewPostingDto, ReviewQueueDto } from './dto/review-posting.dto';
import { ReviewQueueResponse } from './dto/posting.response';

/** Postings of employers that nobody has verified wait here before anybody sees them. */
@ApiTags('postings')
@Controller('v1/postings')
@Roles('clerk', 'bureau')
export class PostingReviewsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('review-queue')
  @ApiOperation({ summary: 'Postings that wait for the own office or one below it, what is due first' })
  @ApiOkResponse({ type: ReviewQueueResponse })
  @ReadsViews('postings')
  @ApiProblem('invalid-request', 'cursor-invalid', 'posting.office-not-own')
  async queue(@Query() query: ReviewQueueDto, @CurrentCaller() caller: Caller): Promise<ReviewQueueResponse> {
    const own = officeOf(caller);
    const { office = own } = query;
    if (!isWithin(office as OfficeId, own as OfficeId))
      throw new ProblemException('posting.office-not-own', { params: { office } });
    const page = readPage(query, { office }, ['any', 'number']);
    const { items, next } = await this.queries.execute(new ReviewQueue(office, page));
    return {
      items: items.map((item) => ({
        ...item,
        missing: [...item.missing],
        review: { ...item.review, reasons: [...item.review.reasons] },
      })),
      next,
    };
  }

  @Post(':id/review')
  @ApiOperation({
    summary: 'Review a posting: pass or refuse it',
    description: 'A pass is checked as of today: published, listed as incomplete, or refused all the same.',
  })
  @CommandRoute({
    ifMatch: true,
    problems: [
      'posting.not-found',
      'posting.office-not-own',
      'posting.not-in-review',
      'posting.employer-suspended',
    ],
  })
  review(
    @UuidParam('id') id: string,
    @Body() { verdict, reasons = ['review-failed'] }: ReviewPostingDto,
    @CurrentCaller() caller: Caller,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const given = verdict === 'pass' ? { verdict } : { verdict, reasons };
    const change = { type: 'review', ...given } as const;
    return this.commands.execute(new ChangePosting(id, change, actingFor(caller), context, ifVersion));
  }
}

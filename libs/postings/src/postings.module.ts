import { Clock, SystemClock } from '@chunfeng/event-log';
import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangeEmployerHandler } from './commands/change-employer.handler';
import { ChangePostingHandler } from './commands/change-posting.handler';
import { InviteToEmployerHandler, JoinEmployerHandler } from './commands/employer-accounts.handlers';
import { FollowEmployerHandler } from './commands/follow-employer.handler';
import { InvitationCodes } from './commands/invitation-codes';
import {
  ExpirePostingHandler,
  ResumeForEmployerHandler,
  SuspendForEmployerHandler,
} from './commands/posting-processes.handlers';
import { ProposePostingHandler } from './commands/propose-posting.handler';
import { RegisterEmployerHandler } from './commands/register-employer.handler';
import { EmployerAccountsController } from './http/employer-accounts.controller';
import { EmployerQueriesController } from './http/employer-queries.controller';
import { EmployersController } from './http/employers.controller';
import { PostingImportsController } from './http/posting-imports.controller';
import { PostingQueriesController } from './http/posting-queries.controller';
import './http/posting-problems';
import { PostingReviewsController } from './http/posting-reviews.controller';
import { PostingsController } from './http/postings.controller';
import { DuplicatesInView, KnownDuplicates } from './import/duplicates';
import { PostingImporter } from './import/posting-importer';
import { EmployerEntity } from './projections/employer.entity';
import { PostingEntity } from './projections/posting.entity';
import { BriefPostingsHandler } from './queries/brief-postings.handler';
import { FindPostingsHandler } from './queries/find-postings.handler';
import { GetEmployerHandler } from './queries/get-employer.handler';
import { GetPostingHandler } from './queries/get-posting.handler';
import { ReviewQueueHandler } from './queries/review-queue.handler';
import { ForgottenContactsSweeper } from './sweeping/forgotten-contacts.sweeper';

const handlers = [
  ProposePostingHandler,
  ChangePostingHandler,
  RegisterEmployerHandler,
  ChangeEmployerHandler,
  FindPostingsHandler,
  GetPostingHandler,
  BriefPostingsHandler,
  GetEmployerHandler,
  ReviewQueueHandler,
  InviteToEmployerHandler,
  JoinEmployerHandler,
  ExpirePostingHandler,
  SuspendForEmployerHandler,
  ResumeForEmployerHandler,
  FollowEmployerHandler,
];

/** Employers and postings. Needs the event log, privacy, the HTTP module and a TypeORM connection from the app. */
@Module({
  imports: [CqrsModule, TypeOrmModule.forFeature([PostingEntity, EmployerEntity])],
  controllers: [
    PostingsController,
    // Before the one with /:id, which would take its path for an id.
    PostingReviewsController,
    PostingQueriesController,
    EmployerAccountsController,
    EmployersController,
    EmployerQueriesController,
    PostingImportsController,
  ],
  providers: [
    ...handlers,
    ForgottenContactsSweeper,
    InvitationCodes,
    { provide: Clock, useClass: SystemClock },
    PostingImporter,
    { provide: KnownDuplicates, useClass: DuplicatesInView },
  ],
  exports: [PostingImporter],
})
export class PostingsModule {
  /** @param clock by which lists tell what has run out; default: the system's. */
  static withClock(clock: Clock): DynamicModule {
    return { module: PostingsModule, providers: [{ provide: Clock, useValue: clock }] };
  }
}

import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangeEmployerHandler } from './commands/change-employer.handler';
import { ChangePostingHandler } from './commands/change-posting.handler';
import { ProposePostingHandler } from './commands/propose-posting.handler';
import { RegisterEmployerHandler } from './commands/register-employer.handler';
import { EmployerQueriesController } from './http/employer-queries.controller';
import { EmployersController } from './http/employers.controller';
import { PostingImportsController } from './http/posting-imports.controller';
import { PostingQueriesController } from './http/posting-queries.controller';
import './http/posting-problems';
import { PostingsController } from './http/postings.controller';
import { DuplicatesInView, KnownDuplicates } from './import/duplicates';
import { PostingImporter } from './import/posting-importer';
import { EmployerEntity } from './projections/employer.entity';
import { PostingEntity } from './projections/posting.entity';
import { FindPostingsHandler } from './queries/find-postings.handler';
import { GetEmployerHandler } from './queries/get-employer.handler';
import { GetPostingHandler } from './queries/get-posting.handler';
import { ForgottenContactsSweeper } from './sweeping/forgotten-contacts.sweeper';

const handlers = [
  ProposePostingHandler,
  ChangePostingHandler,
  RegisterEmployerHandler,
  ChangeEmployerHandler,
  FindPostingsHandler,
  GetPostingHandler,
  GetEmployerHandler,
];

/** Employers and postings. Needs the event log, privacy, the HTTP module and a TypeORM connection from the app. */
@Module({
  imports: [CqrsModule, TypeOrmModule.forFeature([PostingEntity, EmployerEntity])],
  controllers: [
    PostingsController,
    PostingQueriesController,
    EmployersController,
    EmployerQueriesController,
    PostingImportsController,
  ],
  providers: [
    ...handlers,
    ForgottenContactsSweeper,
    PostingImporter,
    { provide: KnownDuplicates, useClass: DuplicatesInView },
  ],
  exports: [PostingImporter],
})
export class PostingsModule {}

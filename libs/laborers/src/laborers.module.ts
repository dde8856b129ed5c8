import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangeLaborerHandler } from './commands/change-laborer.handler';
import { ForgetLaborerHandler } from './commands/forget-laborer.handler';
import { ForgottenKeysSweeper } from './sweeping/forgotten-keys.sweeper';
import { MarkVerificationDueHandler } from './commands/mark-verification-due.handler';
import { NumberHolder } from './commands/number-holder';
import { RegisterLaborerHandler } from './commands/register-laborer.handler';
import { LaborerReadingsController } from './http/laborer-readings.controller';
import { LaborerRecordsController } from './http/laborer-records.controller';
import { LaborersController } from './http/laborers.controller';
import { MembersController } from './http/members.controller';
import { LaborerEntity } from './projections/laborer.entity';
import { LaborerSearchEntity } from './projections/laborer-search.entity';
import { FindLaborersHandler } from './queries/find-laborers.handler';
import { FindReadingsHandler } from './queries/find-readings.handler';
import { GetLaborerHandler } from './queries/get-laborer.handler';
import { SearchLaborersHandler } from './queries/search-laborers.handler';

/** Needs, globally: event log, privacy, HTTP, and a TypeORM connection over the views. */
@Module({
  imports: [CqrsModule, TypeOrmModule.forFeature([LaborerEntity, LaborerSearchEntity])],
  controllers: [LaborersController, MembersController, LaborerRecordsController, LaborerReadingsController],
  providers: [
    NumberHolder,
    RegisterLaborerHandler,
    ChangeLaborerHandler,
    ForgetLaborerHandler,
    MarkVerificationDueHandler,
    ForgottenKeysSweeper,
    GetLaborerHandler,
    FindLaborersHandler,
    FindReadingsHandler,
    SearchLaborersHandler,
  ],
})
export class LaborersModule {}

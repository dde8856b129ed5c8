import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChangeHouseholdHandler } from './commands/change-household.handler';
import { ClaimHolder } from './commands/household-outcome';
import { RegisterHouseholdHandler } from './commands/register-household.handler';
import './http/household-problems';
import { HouseholdsController } from './http/households.controller';
import { HouseholdMemberEntity } from './projections/household-member.entity';
import { HouseholdEntity } from './projections/household.entity';
import { FindHouseholdsHandler } from './queries/find-households.handler';
import { GetHouseholdHandler } from './queries/get-household.handler';

/** Needs, globally: event log, privacy, HTTP, and a TypeORM connection over the views. */
@Module({
  imports: [CqrsModule, TypeOrmModule.forFeature([HouseholdEntity, HouseholdMemberEntity])],
  controllers: [HouseholdsController],
  providers: [
    ClaimHolder,
    RegisterHouseholdHandler,
    ChangeHouseholdHandler,
    FindHouseholdsHandler,
    GetHouseholdHandler,
  ],
})
export class HouseholdsModule {}

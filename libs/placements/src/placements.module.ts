import { LaborerEntity } from '@chunfeng/laborers';
import { EmployerEntity, PostingEntity } from '@chunfeng/postings';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { TypeOrmModule } from '@nestjs/typeorm';
import { placementCommandHandlers } from './commands/placement-command-handlers';
import { LaborerPlacementsController } from './http/laborer-placements.controller';
import './http/placement-problems';
import { PlacementsController } from './http/placements.controller';
import { ReferralStepsController } from './http/referral-steps.controller';
import { WorkStepsController } from './http/work-steps.controller';
import { PlacementEntity } from './projections/placement.entity';
import { FindPlacementsHandler, FindPlacementsOfLaborerHandler } from './queries/find-placements.handlers';
import { GetPlacementHandler } from './queries/get-placement.handler';
import { PlacementViewer } from './queries/placement-viewer';

/** Needs, globally: event log, privacy, HTTP, and a TypeORM connection over the views of laborers and postings too. */
@Module({
  imports: [
    CqrsModule,
    TypeOrmModule.forFeature([PlacementEntity, LaborerEntity, PostingEntity, EmployerEntity]),
  ],
  controllers: [
    PlacementsController,
    LaborerPlacementsController,
    ReferralStepsController,
    WorkStepsController,
  ],
  providers: [
    ...placementCommandHandlers,
    PlacementViewer,
    GetPlacementHandler,
    FindPlacementsHandler,
    FindPlacementsOfLaborerHandler,
  ],
})
export class PlacementsModule {}

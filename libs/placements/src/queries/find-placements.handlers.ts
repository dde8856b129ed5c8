import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { PlacementEntity } from '../projections/placement.entity';
import { FindPlacements, FindPlacementsOfLaborer } from './find-placements.query';
import { mayReadPerson } from './placement-sight';
import type { PlacementView } from './placement-view';
import { PlacementViewer } from './placement-viewer';
import { placementsQuery } from './placements-query';

@QueryHandler(FindPlacements)
export class FindPlacementsHandler implements IQueryHandler<FindPlacements> {
  constructor(
    @InjectRepository(PlacementEntity) private readonly placements: Repository<PlacementEntity>,
    private readonly viewer: PlacementViewer,
  ) {}

  async execute({ filters, sight, limit, after }: FindPlacements): Promise<PlacementView[]> {
    const found = await placementsQuery(this.placements, filters, sight, limit, after).getMany();
    return this.viewer.show(found, sight);
  }
}

@QueryHandler(FindPlacementsOfLaborer)
export class FindPlacementsOfLaborerHandler implements IQueryHandler<FindPlacementsOfLaborer> {
  constructor(
    @InjectRepository(PlacementEntity) private readonly placements: Repository<PlacementEntity>,
    private readonly viewer: PlacementViewer,
  ) {}

  async execute(query: FindPlacementsOfLaborer): Promise<PlacementView[] | undefined> {
    const { laborerId, sight, limit, after } = query;
    const person = await this.viewer.person(laborerId);
    if (person === undefined || !mayReadPerson(person, sight)) return undefined;
    const filters = { laborerId };
    const found = await placementsQuery(
      this.placements,
      filters,
      'all-of-one-person',
      limit,
      after,
    ).getMany();
    return this.viewer.show(found, sight);
  }
}

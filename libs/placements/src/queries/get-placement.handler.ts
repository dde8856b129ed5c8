import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { PlacementEntity } from '../projections/placement.entity';
import { GetPlacement } from './get-placement.query';
import type { PlacementView } from './placement-view';
import { PlacementViewer } from './placement-viewer';

@QueryHandler(GetPlacement)
export class GetPlacementHandler implements IQueryHandler<GetPlacement> {
  constructor(
    @InjectRepository(PlacementEntity) private readonly placements: Repository<PlacementEntity>,
    private readonly viewer: PlacementViewer,
  ) {}

  async execute({ placementId, sight }: GetPlacement): Promise<PlacementView | undefined> {
    const found = await this.placements.findBy({ placementId });
    const [view] = await this.viewer.show(found, sight);
    return view;
  }
}

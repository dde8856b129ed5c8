import { PersonReads, type ReadOfPerson } from '@chunfeng/http';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { LaborerEntity } from '../projections/laborer.entity';
import { isVisibleTo } from './caller-sight';
import { FindReadings } from './find-readings.query';

@QueryHandler(FindReadings)
export class FindReadingsHandler implements IQueryHandler<FindReadings> {
  constructor(
    @InjectRepository(LaborerEntity) private readonly laborers: Repository<LaborerEntity>,
    private readonly reads: PersonReads,
  ) {}

  async execute({ laborerId, caller, asked }: FindReadings): Promise<ReadOfPerson[] | undefined> {
    const profile = await this.laborers.findOneBy({ laborerId });
    if (profile === null || !isVisibleTo(caller, profile)) return undefined;
    return this.reads.of(laborerId, asked);
  }
}

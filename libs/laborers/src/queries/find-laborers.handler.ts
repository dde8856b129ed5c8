import { SubjectVault } from '@chunfeng/privacy';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { LaborerEntity } from '../projections/laborer.entity';
import { readPersons } from './read-persons';
import { FindLaborers } from './find-laborers.query';
import type { LaborerView } from './get-laborer.query';
import { laborersQuery } from './laborers-query';

@QueryHandler(FindLaborers)
export class FindLaborersHandler implements IQueryHandler<FindLaborers> {
  constructor(
    @InjectRepository(LaborerEntity) private readonly laborers: Repository<LaborerEntity>,
    private readonly vault: SubjectVault,
  ) {}

  async execute({ filters, limit, after }: FindLaborers): Promise<LaborerView[]> {
    const profiles = await laborersQuery(this.laborers, filters, limit, after).getMany();
    const persons = await readPersons(this.vault, profiles);
    return profiles.map((profile, index) => ({ profile, person: persons[index] ?? null }));
  }
}

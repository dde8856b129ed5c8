import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { PersonReader } from '../personal-data/person-reader';
import { LaborerEntity } from '../projections/laborer.entity';
import { isVisibleTo, seesInFull } from './caller-sight';
import { GetLaborer, type LaborerFound } from './get-laborer.query';

@QueryHandler(GetLaborer)
export class GetLaborerHandler implements IQueryHandler<GetLaborer> {
  constructor(
    @InjectRepository(LaborerEntity) private readonly laborers: Repository<LaborerEntity>,
    private readonly persons: PersonReader,
  ) {}

  async execute({ laborerId, caller }: GetLaborer): Promise<LaborerFound> {
    const profile = await this.laborers.findOneBy({ laborerId });
    if (profile === null || !isVisibleTo(caller, profile)) return 'not-found';
    if (profile.forgotten) return 'forgotten';
    const [person = null] = await this.persons.read([profile.sealed]);
    // The key goes before the view hears of it.
    return person === null ? 'forgotten' : { profile, person, full: seesInFull(caller, profile) };
  }
}

import { KeyedHashes, SubjectVault } from '@chunfeng/privacy';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { LaborerEntity } from '../projections/laborer.entity';
import { readPersons } from './read-persons';
import { isVisibleTo } from './caller-sight';
import type { LaborerView } from './get-laborer.query';
import { SearchLaborers } from './search-laborers.query';
import { searchQuery } from './search-query';

/** People shown. */
const SHOWN = 50;

@QueryHandler(SearchLaborers)
export class SearchLaborersHandler implements IQueryHandler<SearchLaborers> {
  constructor(
    @InjectRepository(LaborerEntity) private readonly laborers: Repository<LaborerEntity>,
    private readonly hashes: KeyedHashes,
    private readonly vault: SubjectVault,
  ) {}

  async execute({ terms: { name, phone }, caller }: SearchLaborers): Promise<LaborerView[]> {
    if (name === undefined && phone === undefined) return [];
    const profiles = (await searchQuery(this.laborers, this.hashes, { name, phone }).getMany())
      .filter((profile) => isVisibleTo(caller, profile))
      .slice(0, SHOWN);
    const persons = await readPersons(this.vault, profiles);
    return profiles.map((profile, index) => ({ profile, person: persons[index] ?? null }));
  }
}

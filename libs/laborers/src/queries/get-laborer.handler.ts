import { SubjectVault } from '@chunfeng/privacy';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { LaborerEntity } from '../projections/laborer.entity';
import { readPersons } from './read-persons';
import { isVisibleTo, seesInFull } from './caller-sight';
import { GetLaborer, type LaborerFound } from './get-laborer.query';

@QueryHandler(GetLaborer)
export class GetLaborerHandler implements IQueryHandler<GetLaborer> {
  constructor(
    @InjectRepository(LaborerEntity) private readonly laborers: Repository<LaborerEntity>,
    private readonly vault: SubjectVault,
  ) {}

  async execute({ laborerId, caller }: GetLaborer): Promise<LaborerFound> {
    const profile = await this.laborers.findOneBy({ laborerId });
    if (profile === null || !isVisibleTo(caller, profile)) return 'not-found';
    if (profile.forgotten) return 'forgotten';
    const [person = null] = await readPersons(this.vault, [profile]);
    // The key goes before the view hears of it.
    if (person === null) return 'forgotten';
    const full = seesInFull(caller, profile);
    return full
      ? { profile, person, full, formNumber: await this.formNumber(profile) }
      : { profile, person, full };
  }

  private async formNumber({ consentSealed }: LaborerEntity): Promise<string | null> {
    const [opened] = await this.vault.unsealRefs([consentSealed]);
    return (opened?.['formNumber'] ?? null) as string | null;
  }
}

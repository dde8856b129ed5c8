import type { Caller } from '@chunfeng/http';
import { SubjectVault } from '@chunfeng/privacy';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { KnownDetails } from '../domain/employer';
import { EmployerEntity } from '../projections/employer.entity';
import { GetEmployer, type EmployerView } from './get-employer.query';

@QueryHandler(GetEmployer)
export class GetEmployerHandler implements IQueryHandler<GetEmployer> {
  constructor(
    @InjectRepository(EmployerEntity) private readonly employers: Repository<EmployerEntity>,
    private readonly vault: SubjectVault,
  ) {}

  async execute({ employerId, caller }: GetEmployer): Promise<EmployerView | undefined> {
    const employer = await this.employers.findOneBy({ employerId });
    if (employer === null) return undefined;
    const sealed = seesPersons(caller, employerId) ? employer.sealed : null;
    const opened = sealed === null ? null : await this.vault.unsealRef(sealed);
    return {
      employer,
      name: employer.name ?? ((opened?.['personName'] ?? null) as string | null),
      contact: (opened?.['contact'] ?? null) as KnownDetails['contact'],
      personal: opened !== null,
    };
  }
}

/** Who must be able to call: the offices, and the employer itself. */
function seesPersons({ role, employerId: own }: Caller, employerId: string): boolean {
  return role === 'clerk' || role === 'bureau' || (role === 'employer' && own === employerId);
}

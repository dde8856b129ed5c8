import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { EmployerEntity } from '../projections/employer.entity';
import { GetEmployer } from './get-employer.query';

@QueryHandler(GetEmployer)
export class GetEmployerHandler implements IQueryHandler<GetEmployer> {
  constructor(@InjectRepository(EmployerEntity) private readonly employers: Repository<EmployerEntity>) {}

  async execute({ employerId }: GetEmployer): Promise<EmployerEntity | undefined> {
    return (await this.employers.findOneBy({ employerId })) ?? undefined;
  }
}

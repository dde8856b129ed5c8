export * from './domain/employer.events';
export * from './domain/posting.events';
export { posting, type PostingDecision, type PostingState } from './domain/posting';
export { employer, type EmployerState } from './domain/employer';
export { outOfReach as postingOutOfReach } from './domain/posting-reach';
export type { PostingErrorCode } from './domain/posting.errors';
export { POSTING_POLICY, type PostingPolicy } from './domain/posting-policy';
export {
  countReferral,
  recountReferral,
  releaseReferral,
  releaseVacancy,
  reserveVacancy,
  returnVacancy,
  takeVacancy,
} from './domain/vacancies';
export { withAllowed } from './domain/posting-transitions';
export { quotaOf, remainingOf, type Vacancies } from './domain/vacancy-sets';
export type { Grounds } from './domain/verdict';
export { groundsAt as postingGrounds } from './reference-lookup';
export {
  ExpirePosting,
  FollowEmployer,
  ResumeForEmployer,
  SuspendForEmployer,
} from './commands/posting-processes.commands';
export { JoinedEmployers } from './joined-employers';
export { demoPostings, type DemoFile } from './demo-data/demo-postings';
export { PostingImporter, type ImportOptions, type ImportProgress } from './import/posting-importer';
export { DuplicatesInView, KnownDuplicates } from './import/duplicates';
export { ImportInterruptedError } from './import/store-row';
export { ROW_FORMATS, type RowFormat } from './import/row-format';
export type { ImportSummary, RowReason, RowReport } from './import/row-report';
export { postingsProjection } from './projections/postings.projection';
export { employersProjection } from './projections/employers.projection';
export { PostingEntity } from './projections/posting.entity';
export { EmployerEntity } from './projections/employer.entity';
export { BriefPostings, type PostingBrief } from './queries/brief-postings.query';
export { BriefPostingsHandler } from './queries/brief-postings.handler';
export { employerSuspension } from './processes/employer-suspension';
export { postingExpiry } from './processes/posting-expiry';
export { PostingsModule } from './postings.module';

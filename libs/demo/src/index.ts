export {
  DEMONSTRATION_ACTOR,
  DEMONSTRATION_SEED,
  type DemonstrationOptions,
  type DemonstrationProgress,
  type DemonstrationStep,
  loadDemonstration,
  type NoticeFile,
  type PostingImportPort,
} from './load-demonstration';
export type { RegisterPort } from './load-laborers';
export { demoLaborerId } from './demo-ids';
export { makeLaborer } from './people/make-laborer';
export { makePosting } from './postings/make-posting';
export { readWorld, type World } from './world';

export { isValidOn, type PlainDate, type Validity } from './plain-date';
export {
  asDivisionCode,
  levelOfDivision,
  parseDivisionCode,
  type DivisionCode,
  type DivisionLevel,
} from './divisions/division-code';
export {
  allDivisions,
  ancestors,
  divisionAt,
  divisionStatusAt,
  successors,
  type DivisionStatus,
  type Succession,
  findDivisions,
  type Division,
  type DivisionBasis,
} from './divisions/divisions';
export { citizenNumberRegion, type CitizenNumberRegion } from './divisions/citizen-number-region';
export { resolveAddress, type ResolvedAddress, type ResolveOptions } from './divisions/resolve-address';
export {
  findOffice,
  isWithin,
  LIANGJIANG,
  officePath,
  officesUnder,
  parseOfficeId,
  reportingUnitOf,
  reportingUnits,
  ROOT_OFFICE,
  upperOfficeList,
  WANSHENG,
  type Office,
  type OfficeId,
  type OfficeLevel,
  type ReportingUnit,
  type ReportingUnitId,
} from './offices/offices';
export {
  allOccupations,
  findOccupation,
  OCCUPATION_EDITION,
  parentsOf,
  parseOccupationCode,
  type Occupation,
  type OccupationCode,
  type OccupationLevel,
} from './occupations/occupations';
export {
  educationRank,
  educationRankOfText,
  parseEducationCode,
  type EducationCode,
  type EducationRank,
} from './code-lists/education';

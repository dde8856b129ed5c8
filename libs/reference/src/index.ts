export { addDays, dayInShanghai, isPlainDate, isValidOn, type PlainDate, type Validity } from './plain-date';
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
export { officeName, type NameLanguage } from './offices/office-names';
export { unitOf, type UnitAnswer } from './offices/unit-of';
export { chongqingCounties, countyOf, type ChongqingCounty } from './counties/chongqing-counties';
export { countySets, poorCountyOn, type CountySet, type PoorCountyAnswer } from './counties/poor-counties';
export { shandongPairOf, shandongPairs, type ShandongPair } from './counties/shandong-pairs';
export {
  zoneOf,
  zones,
  zoneSchemeOn,
  type Zone,
  type ZoneAnswer,
  type ZoneKey,
  type ZoneSchemeId,
} from './zones/zones';
export {
  retirementAgesOn,
  workingAge,
  type RetirementAges,
  type SexCode,
  type WorkingAge,
  type WorkingAgeCategory,
} from './working-age/working-age';
export {
  allIndustries,
  findIndustry,
  INDUSTRY_EDITION,
  parseIndustryCode,
  searchIndustries,
  type Industry,
  type IndustryCode,
  type IndustryLevel,
} from './industries/industries';
export {
  allOccupations,
  findOccupation,
  occupationsNamed,
  searchOccupations,
  OCCUPATION_EDITION,
  parentsOf,
  parseOccupationCode,
  type Occupation,
  type OccupationCode,
  type OccupationLevel,
} from './occupations/occupations';
export {
  codeLists,
  codeName,
  parseCode,
  type CodeList,
  type CodeListEntry,
  type CodeListId,
  type CodeOf,
} from './code-lists/code-lists';
export {
  educationRank,
  educationRankOfText,
  parseEducationCode,
  type EducationCode,
  type EducationRank,
} from './code-lists/education';
export {
  mapTitle,
  type TitleHints,
  type TitleMapping,
  type TitleMethod,
  type UnmappedReason,
} from './titles/map-title';
export { ReferenceModule } from './reference.module';

import type { Caller } from '@chunfeng/http';
import { mayChange, mayRead } from '../domain/reach';
import type { LaborerEntity } from '../projections/laborer.entity';

function holdingOf(profile: LaborerEntity) {
  return {
    office: profile.office,
    units: {
      origin: profile.unitOrigin,
      ledger: profile.unitLedger,
      responsible: profile.unitResponsible,
      workplace: profile.unitWorkplace,
    },
  };
}

export function isVisibleTo({ office }: Caller, profile: LaborerEntity): boolean {
  return mayRead(holdingOf(profile), office);
}

/** Auditors and who only keeps the ledger see citizen numbers masked and no birth dates. */
export function seesInFull({ role, office }: Caller, profile: LaborerEntity): boolean {
  return (role === 'clerk' || role === 'bureau') && mayChange(holdingOf(profile), office);
}

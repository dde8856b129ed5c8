import { reject } from '@chunfeng/event-log';
import { isWithin, type OfficeId } from '@chunfeng/reference';
import { type Finding, knownOffice } from './checks';
import type { Laborer, RegisteredLaborer } from './laborer';

/** What decides who may see and change a laborer. */
export type Holding = Pick<RegisteredLaborer, 'office' | 'units'>;

function lies(office: string, within: string): boolean {
  return isWithin(office as OfficeId, within as OfficeId);
}

/** For an office that somebody names: it exists, and it is the own one or lies below it. */
export function ownOffice(field: string, office: string, actorOffice: string | undefined): Finding {
  const unknown = knownOffice(field, office);
  if (unknown || lies(office, actorOffice ?? '')) return unknown;
  return reject('laborer.office-not-own', { field });
}

/** "Own" is an office and what lies below it: the office that registered the person, or the responsible unit. */
export function mayChange({ office, units }: Holding, actorOffice: string | undefined): boolean {
  if (actorOffice === undefined) return false;
  return lies(office, actorOffice) || lies(units.responsible, actorOffice);
}

/** Whether there is somebody, forgotten or not, whom the actor must not hear of. */
export function isOutOfReach(laborer: Laborer, actorOffice: string | undefined): boolean {
  return laborer.status !== 'unknown' && !mayChange(laborer, actorOffice);
}

/** The sending county keeps its ledger, and the right to read it, while the person works elsewhere. */
export function mayRead(holding: Holding, actorOffice: string | undefined): boolean {
  if (actorOffice === undefined) return false;
  return mayChange(holding, actorOffice) || lies(holding.units.ledger, actorOffice);
}

/** Whom another office should call: who registered the person, or the unit that has taken over since. */
export function holdingOffice({ office, units }: Holding): string {
  return lies(office, units.responsible) ? office : units.responsible;
}

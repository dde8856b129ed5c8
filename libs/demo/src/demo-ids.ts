import { createHash } from 'node:crypto';

/** The day of the notice that the project serves; ids of the demonstration begin there. */
const EPOCH_MS = Date.UTC(2016, 11, 28);

/**
 * Id of the index-th laborer of a seed: a UUID of version 7 in the order of the index, so that streams lie
 * together in the indexes, and the same on every machine, so that loading can be repeated.
 */
export function demoLaborerId(seed: number, index: number): string {
  return demoId(seed, 'laborer', index);
}

export function demoHouseholdId(seed: number, index: number): string {
  return demoId(seed, 'household', index);
}

/** Of a member of a household who is no laborer: children, elders. */
export function demoMemberId(seed: number, index: number): string {
  return demoId(seed, 'member', index);
}

export function demoPlacementId(seed: number, index: number): string {
  return demoId(seed, 'placement', index);
}

type Kind = 'laborer' | 'household' | 'member' | 'placement';

function demoId(seed: number, kind: Kind, index: number): string {
  const bytes = createHash('sha256').update(`chunfeng demonstration ${seed} ${kind} ${index}`).digest();
  bytes.writeUIntBE(EPOCH_MS + index, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex').slice(0, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

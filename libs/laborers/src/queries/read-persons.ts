import type { SubjectVault } from '@chunfeng/privacy';
import type { Person } from '../domain/events/person';
import type { LaborerEntity } from '../projections/laborer.entity';

/** Opens the newest envelope of each; `null` where the person has been forgotten. */
export async function readPersons(
  vault: SubjectVault,
  profiles: readonly LaborerEntity[],
): Promise<(Person | null)[]> {
  const opened = await vault.unsealRefs(profiles.map(({ sealed }) => sealed));
  return opened.map((fields) => (fields?.['person'] ?? null) as Person | null);
}

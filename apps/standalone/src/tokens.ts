import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DevelopmentIssuer, type DevelopmentTokenOptions, ROLES, type Role } from '@chunfeng/http';

const OFFICE_OF: Readonly<Partial<Record<Role, string>>> = {
  clerk: 'CQ',
  broker: 'D500235',
  fair: 'D500235',
  analyst: 'CQ',
  bureau: 'CQ',
  auditor: 'CQ',
  operator: 'CQ',
};

/**
 * One token per role, valid for thirty days, on the key that the development issuer keeps in its folder; for the
 * employer only where there is one to act for.
 */
export async function developmentTokens(
  folder: string,
  employerId?: string,
): Promise<Partial<Record<Role, string>>> {
  const issuer = await DevelopmentIssuer.open(folder);
  const roles = ROLES.filter((role) => role !== 'employer' || employerId !== undefined);
  const tokens = await Promise.all(
    roles.map(
      async (role) => [role, await issuer.developmentToken(role, optionsOf(role, employerId))] as const,
    ),
  );
  return Object.fromEntries(tokens);
}

function optionsOf(role: Role, employerId: string | undefined): DevelopmentTokenOptions {
  const office = OFFICE_OF[role];
  return {
    hours: 30 * 24,
    ...(office === undefined ? {} : { office }),
    ...(role === 'employer' && employerId !== undefined ? { employerId } : {}),
  };
}

/** Where and with what `npm run chunfeng -- api` reaches this program; readable by its owner only. */
export function writeApiFile(
  data: string,
  url: string,
  tokens: Readonly<Partial<Record<Role, string>>>,
): void {
  const file = join(data, 'api.json');
  writeFileSync(`${file}.new`, JSON.stringify({ url, tokens }, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

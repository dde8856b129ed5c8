import { resolve } from 'node:path';
import { createPool } from '@chunfeng/database';
import { runningPostgres } from '@chunfeng/embedded-postgres';
import { EventLog } from '@chunfeng/event-log';
import { FileMasterKeys, KeyedHashes, LEDGER_FILE, SubjectVault } from '@chunfeng/privacy';
import { Option } from 'commander';
import type pg from 'pg';
import { eventDefinitions, projectionsOf } from '../../api/src/catalogue';
import { readStores, stated, type StoreConfig } from '../../api/src/config';
import type { Projection } from '@chunfeng/projections';

/** Which installation a command works on: `DATABASE_URL`, or the data folder of a running `npm start`. */
export interface InstallationOptions {
  readonly data: string;
}

/** The option by which every command is told which installation it works on. */
export function dataOption(): Option {
  return new Option('--data <folder>', 'data folder of the running program')
    .env('CHUNFENG_DATA')
    .default('data');
}

export async function configOf({ data }: InstallationOptions): Promise<StoreConfig> {
  const url = stated(process.env, 'DATABASE_URL') ?? (await runningPostgres(data));
  return readStores({ ...process.env, DATABASE_URL: url }, resolve(data));
}

/** Runs `work` with a pool on the log's database and closes it. */
export async function withPool<Result>(
  options: InstallationOptions,
  work: (pool: pg.Pool) => Promise<Result>,
): Promise<Result> {
  const { databaseUrl } = await configOf(options);
  const pool = createPool({ url: databaseUrl, name: 'cli', max: 4, statementTimeout: 600_000 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

export interface Installation {
  readonly pool: pg.Pool;
  readonly log: EventLog;
  readonly vault: SubjectVault;
  readonly hashes: KeyedHashes;
  readonly projections: readonly Projection[];
}

/** Runs `work` with the opened log and vault, for commands that read or decide. */
export async function withInstallation<Result>(
  options: InstallationOptions,
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  const config = await configOf(options);
  const hashes = KeyedHashes.open(config.keyFolder);
  const vault = await SubjectVault.open({
    url: config.keysDatabaseUrl,
    name: 'cli',
    masterKeys: new FileMasterKeys(config.keyFolder),
    ledgerFile: `${config.keyFolder}/${LEDGER_FILE}`,
  });
  try {
    const log = await EventLog.open({
      url: config.databaseUrl,
      name: 'cli',
      definitions: eventDefinitions,
      sealer: vault,
      fingerprintKey: hashes.fingerprintKey,
      activation: 'operator',
    });
    try {
      return await withPool(options, (pool) =>
        work({ pool, log, vault, hashes, projections: projectionsOf(hashes) }),
      );
    } finally {
      await log.close();
    }
  } finally {
    await vault.close();
  }
}

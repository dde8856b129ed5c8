import { join } from 'node:path';
import { type DynamicModule, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { KeyedHashes } from './hashes/keyed-hashes';
import { FileMasterKeys } from './master-keys/file-master-keys';
import { MasterKeys } from './master-keys/master-keys';
import { SubjectVault } from './vault/subject-vault';

export interface PrivacyOptions {
  /** The key database, at head (`prepareKeysDatabase`). */
  readonly url: string;
  /** First part of `application_name`. */
  readonly name: string;
  /** Master keys, hash secret and ledger of destroyed keys; outside the database and its backups. */
  readonly folder: string;
  /** Default: files in the folder. */
  readonly masterKeys?: MasterKeys;
}

/** Name of the ledger in the key folder. */
export const LEDGER_FILE = 'destroyed-keys.ledger';

/** Opens the vault at start. Global: `SubjectVault` (the log's sealer), `KeyedHashes`, `MasterKeys`. */
@Module({})
export class PrivacyModule implements OnApplicationShutdown {
  constructor(private readonly vault: SubjectVault) {}

  static forRoot(options: PrivacyOptions): DynamicModule {
    return {
      module: PrivacyModule,
      global: true,
      providers: [
        { provide: MasterKeys, useValue: options.masterKeys ?? new FileMasterKeys(options.folder) },
        { provide: KeyedHashes, useFactory: () => KeyedHashes.open(options.folder) },
        {
          provide: SubjectVault,
          inject: [MasterKeys],
          useFactory: async (masterKeys: MasterKeys) => openVault(options, masterKeys),
        },
      ],
      exports: [MasterKeys, KeyedHashes, SubjectVault],
    };
  }

  /** Last phase: nothing seals or opens any more. */
  async onApplicationShutdown(): Promise<void> {
    await this.vault.close();
  }
}

async function openVault(
  { url, name, folder }: PrivacyOptions,
  masterKeys: MasterKeys,
): Promise<SubjectVault> {
  const vault = await SubjectVault.open({ url, name, masterKeys, ledgerFile: join(folder, LEDGER_FILE) });
  if (vault.damagedLedgerLines > 0)
    new Logger('Privacy').warn(`${LEDGER_FILE}: ${vault.damagedLedgerLines} lines cannot be read`);
  return vault;
}

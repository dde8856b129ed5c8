export {
  citizenNumberCheckCharacter,
  maskCitizenNumber,
  parseCitizenNumber,
  type CitizenNumber,
  type CitizenNumberFault,
} from './citizen-number';
export {
  EnvelopeBrokenError,
  MasterKeyMissingError,
  SubjectForgottenError,
  SubjectKeyMissingError,
} from './errors';
export { KeyedHashes } from './hashes/keyed-hashes';
export { prepareKeysDatabase } from './keys-database';
export { FileMasterKeys } from './master-keys/file-master-keys';
export { KnownMasterKeys } from './master-keys/known-master-keys';
export { MasterKeys } from './master-keys/master-keys';
export { keyMigrations } from './migrations';
export { LEDGER_FILE, PrivacyModule, type PrivacyOptions } from './privacy.module';
export { KeyFileTooOpenError } from './secret-file';
export { rotateMasterKeys, type Rotation } from './vault/rotate-master-keys';
export { parseSealedRef, sealedRef, type SealedItem } from './vault/sealed-ref';
export { SubjectVault, type Personal, type SubjectVaultOptions } from './vault/subject-vault';

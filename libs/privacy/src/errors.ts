/*
 * Messages name ids only, never a value (INV-SEAL).
 */

/** The subject's key has been destroyed: nothing is sealed for that subject any more. */
export class SubjectForgottenError extends Error {
  override readonly name = 'SubjectForgottenError';
  constructor(readonly subject: string) {
    super(`subject ${subject} has been forgotten`);
  }
}

/**
 * There is an envelope and neither a key nor a record that it was destroyed: the key database is older than the
 * log, or another one. Never to be taken for a forgotten subject.
 */
export class SubjectKeyMissingError extends Error {
  override readonly name = 'SubjectKeyMissingError';
  constructor(readonly subject: string) {
    super(`no key for subject ${subject}; is the key database the one that belongs to this log?`);
  }
}

/** The envelope was damaged, or belongs to another event than the one it stands in. */
export class EnvelopeBrokenError extends Error {
  override readonly name = 'EnvelopeBrokenError';
  constructor(readonly eventId: string) {
    super(`the envelope of event ${eventId} cannot be opened`);
  }
}

/** Keys are wrapped under a master key that this process does not have. */
export class MasterKeyMissingError extends Error {
  override readonly name = 'MasterKeyMissingError';
  constructor(readonly masterKey: string) {
    super(`master key ${masterKey} is missing; restore it to the key folder`);
  }
}

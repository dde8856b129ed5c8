/**
 * Keyed hashes by which a person is found and claimed; each purpose has a key of its own, so that the hash of a
 * phone number in a view says nothing about one elsewhere.
 */
export abstract class PersonHashes {
  /** Key of the claim of INV-ID. */
  abstract ofCitizenNumber(citizenNumber: string): string;
  abstract ofName(name: string): string;
  abstract ofPhone(phone: string): string;
}

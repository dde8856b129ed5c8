/**
 * Port to whoever knows which employer an account belongs to, for tokens of the role `employer` that do not say so
 * themselves. Given to `HttpModule.forRoot` by the app; without it such accounts belong to nobody.
 */
export abstract class EmployerAccounts {
  /** @returns uuid of the employer that the account has joined, or undefined. */
  abstract employerOf(accountId: string): Promise<string | undefined>;
}

import { randomUUID } from 'node:crypto';
import { ForgetLaborer, ForgetLaborerHandler, NumberHolder } from '@chunfeng/laborers';
import { type Command, Option } from 'commander';
import { dataOption, type Installation, type InstallationOptions, withInstallation } from '../installation';

type Reason = ForgetLaborer['forgetting']['reason'];

const REASONS: readonly Reason[] = ['own-request', 'retention-ended', 'registered-in-error'];

interface ForgetOptions extends InstallationOptions {
  readonly reason: Reason;
  readonly by: string;
  readonly office: string;
}

export function addForgetCommand(program: Command): void {
  program
    .command('forget <laborer>')
    .description('erase the personal data of a laborer for good: the key is destroyed')
    .addOption(new Option('--reason <reason>', 'why').choices(REASONS).makeOptionMandatory())
    .requiredOption('--by <account>', 'who decided it: an account, never a name')
    .option('--office <id>', 'office on whose behalf', 'CQ')
    .addOption(dataOption())
    .action((laborer: string, options: ForgetOptions) =>
      withInstallation(options, async (installation) => {
        await forget(laborer, options, installation);
        console.log(`forgotten: ${laborer}`);
      }),
    );
}

/** The same command as over HTTP. Repeated, it finds nothing to do and destroys a key that was left. */
async function forget(
  laborerId: string,
  { reason, by, office }: ForgetOptions,
  { log, hashes, vault }: Installation,
): Promise<void> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(laborerId))
    throw new Error(`'${laborerId}' is not the id of a laborer`);
  const holder = new NumberHolder(log.streams);
  const handler = new ForgetLaborerHandler(log.commands, hashes, vault, log.streams, holder);
  const id = randomUUID();
  const outcome = await handler.execute(
    new ForgetLaborer(
      laborerId,
      { reason },
      {
        caller: by,
        idempotencyKey: id,
        content: { forget: laborerId, reason },
        actor: { id: by, role: 'operator', office },
        correlationId: id,
      },
    ),
  );
  if (outcome.kind === 'done') return;
  throw new Error(
    outcome.kind === 'rejected'
      ? `no laborer ${laborerId} within reach of ${office}`
      : `not forgotten (${outcome.kind}): try again`,
  );
}

import { newEpoch } from '@chunfeng/event-log';
import { type Command, InvalidArgumentError } from 'commander';
import type pg from 'pg';
import { prepareDatabases } from '../../../api/src/prepare-databases';
import { configOf, dataOption, type InstallationOptions, withInstallation, withPool } from '../installation';

export function addLogCommands(program: Command): void {
  program
    .command('migrate')
    .description('bring the databases to head')
    .addOption(dataOption())
    .action(async (options: InstallationOptions) => {
      await prepareDatabases(await configOf(options));
      console.log('the databases are at head');
    });
  const log = program.command('log').description('the event log itself');
  log
    .command('activate')
    .description('let new event versions be written, once every process can read them')
    .addOption(dataOption())
    .action((options: InstallationOptions) =>
      withInstallation(options, async ({ log: opened }) => {
        await opened.versions.activate(opened.registry);
        console.log('every event version of this program may be written');
      }),
    );
  log
    .command('new-epoch')
    .description(
      'declare the present server to hold the log, after a standby was promoted or a backup restored',
    )
    .addOption(dataOption())
    .action((options: InstallationOptions) =>
      withPool(options, async (pool) => {
        const { epoch } = await newEpoch(pool);
        console.log(`epoch ${String(epoch)} begins on this server`);
      }),
    );
  log
    .command('prune-commands')
    .description('forget old answers to commands; whoever repeats such a command is no longer recognized')
    .requiredOption('--older-than <days>', 'age, such as 90d; never less than 90 days', ageInDays)
    .addOption(dataOption())
    .action((options: InstallationOptions & { readonly olderThan: number }) =>
      withPool(options, async (pool) => {
        const forgotten = await pruneCommands(pool, options.olderThan);
        console.log(`forgotten: ${String(forgotten)} answers older than ${String(options.olderThan)} days`);
      }),
    );
}

/** INV-IDEM: keys are promised to be known for so long. */
const LEAST_DAYS = 90;

/** In portions, each in a transaction of its own. */
async function pruneCommands(pool: pg.Pool, days: number): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const { rows } = await pool.query<{ n: number }>(
      'select log.prune_commands(make_interval(days => $1)) as n',
      [days],
    );
    const portion = rows[0]?.n ?? 0;
    if (portion === 0) return forgotten;
    forgotten += portion;
  }
}

function ageInDays(text: string): number {
  const days = Number(/^(\d{1,5})d$/.exec(text)?.[1]);
  if (Number.isNaN(days)) throw new InvalidArgumentError('give a number of days, such as 90d.');
  if (days < LEAST_DAYS)
    throw new InvalidArgumentError(`answers to commands are kept for at least ${String(LEAST_DAYS)} days.`);
  return days;
}

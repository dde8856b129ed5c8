import { newEpoch } from '@chunfeng/event-log';
import type { Command } from 'commander';
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
}

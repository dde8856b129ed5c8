import { listParked, projectionStatus, retryParked, showParked, skipParked } from '@chunfeng/projections';
import type { Command } from 'commander';
import { dataOption, type InstallationOptions, withInstallation, withPool } from '../installation';
import { table } from '../table';

/** Events that a view could not fold: what they are, and what to do about them. */
export function addParkedCommands(program: Command): void {
  const parked = program.command('parked').description('events that a view had to set aside');
  parked
    .command('ls [view]')
    .description('parked events of a view, or of all, and why they are parked')
    .addOption(dataOption())
    .action((view: string | undefined, options: InstallationOptions) =>
      withPool(options, async (pool) => {
        const known = (await projectionStatus(pool)).map(({ name }) => name);
        if (view !== undefined && !known.includes(view)) throw new Error(`no view is called '${view}'`);
        const rows = (await listParked(pool, view)).map((event) => [
          event.projection,
          String(event.position),
          event.eventId,
          event.type,
          event.blocks ? 'blocks the view' : (event.reason?.message ?? 'behind a parked event'),
        ]);
        console.log(
          rows.length === 0 ? 'nothing is parked' : table(['view', 'position', 'event', 'type', 'why'], rows),
        );
      }),
    );
  parked
    .command('show <view> <event>')
    .description('one parked event as the log has it, and why it is parked')
    .addOption(dataOption())
    .action((view: string, event: string, options: InstallationOptions) =>
      withInstallation(options, async ({ pool, log }) => {
        console.log(JSON.stringify(await showParked({ pool, feed: log.feed }, view, event), null, 2));
      }),
    );
  parked
    .command('retry <view>')
    .description('fold parked events again, after the cause was mended')
    .addOption(dataOption())
    .action((view: string, options: InstallationOptions) =>
      withInstallation(options, async ({ pool, log, vault, projections }) => {
        const projection = projections.find(({ name }) => name === view);
        if (projection === undefined) throw new Error(`no view is called '${view}'`);
        const result = await retryParked({ pool, feed: log.feed, sealer: vault }, projection);
        console.log(`folded ${String(result.folded)}, still parked ${String(result.left.length)}`);
        if (result.left.length > 0) process.exitCode = 1;
      }),
    );
  parked
    .command('skip <view> <event>')
    .description('leave an event out of a view for good; rebuilds honor it')
    .requiredOption('--by <account>', 'who decided it: an account, never a name')
    .addOption(dataOption())
    .action((view: string, event: string, options: InstallationOptions & { by: string }) =>
      withInstallation(options, async ({ pool, log, vault, projections }) => {
        const projection = projections.find(({ name }) => name === view);
        if (projection === undefined) throw new Error(`no view is called '${view}'`);
        await skipParked({ pool, feed: log.feed, sealer: vault }, projection, event, options.by);
        console.log(`${view} leaves out ${event}`);
      }),
    );
}

import { logHead, projectionStatus } from '@chunfeng/projections';
import type { Command } from 'commander';
import { dataOption, type InstallationOptions, withPool } from '../installation';
import { table } from '../table';

export function addStatusCommand(program: Command): void {
  program
    .command('status')
    .description('how far every view is')
    .addOption(dataOption())
    .action((options: InstallationOptions) =>
      withPool(options, async (pool) => {
        const head = await logHead(pool);
        console.log(`log: ${String(head)} events`);
        const rows = (await projectionStatus(pool, head)).map((status) => [
          `${status.name} v${String(status.version)}${status.shown ? '' : ' (not shown)'}`,
          status.state,
          String(status.position),
          `${String(status.lag.events)} events, ${status.lag.seconds.toFixed(1)} s`,
          `${status.rate.toFixed(0)}/s`,
          String(status.parked),
          status.degraded ? 'yes' : 'no',
          status.holder ?? '–',
        ]);
        console.log(
          table(['view', 'state', 'position', 'lag', 'rate', 'parked', 'degraded', 'held by'], rows),
        );
      }),
    );
}

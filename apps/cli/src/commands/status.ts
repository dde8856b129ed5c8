import { type ManagerStatus, processStatus, type TimerStatus } from '@chunfeng/processes';
import { logHead, projectionStatus } from '@chunfeng/projections';
import type { Command } from 'commander';
import { dataOption, type InstallationOptions, withPool } from '../installation';
import { table } from '../table';

export function addStatusCommand(program: Command): void {
  program
    .command('status')
    .description('how far every view is, and every process manager and timer')
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
        const { managers, timers } = await processStatus(pool, head);
        console.log(`\n${processTable(managers)}\n\n${timerTable(timers)}`);
      }),
    );
}

function processTable(managers: readonly ManagerStatus[]): string {
  const rows = managers.map(({ name, state, position, lag, done, refused, holder }) => [
    name,
    state,
    ...[position, lag, done, refused].map(String),
    holder ?? '–',
  ]);
  return table(['process', 'state', 'position', 'lag', 'done', 'not due', 'held by'], rows);
}

function timerTable(timers: readonly TimerStatus[]): string {
  const rows = timers.map(({ name, state, scheduled, next, fired, refused, holder }) => [
    name,
    state,
    String(scheduled),
    next ?? '–',
    String(fired),
    String(refused),
    holder ?? '–',
  ]);
  return table(['timer', 'state', 'scheduled', 'next', 'fired', 'not due', 'held by'], rows);
}

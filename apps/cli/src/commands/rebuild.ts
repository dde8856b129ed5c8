import { logHead, rebuild } from '@chunfeng/projections';
import { Presets, SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { dataOption, type InstallationOptions, withInstallation } from '../installation';

export function addRebuildCommand(program: Command): void {
  program
    .command('rebuild <view>')
    .description('build a view anew from the log beside the one in use, then show it')
    .addOption(dataOption())
    .action((view: string, options: InstallationOptions) =>
      withInstallation(options, async ({ pool, log, vault, projections }) => {
        const projection = projections.find(({ name }) => name === view);
        if (projection === undefined)
          throw new Error(`no view is called '${view}': ${projections.map(({ name }) => name).join(', ')}`);
        const bar = new SingleBar(
          { format: '{bar} {value}/{total} events  {rate}/s  ETA {left} s', hideCursor: true },
          Presets.shades_classic,
        );
        bar.start(await logHead(pool), 0, { rate: 0, left: '?' });
        const position = await rebuild({
          projection,
          feed: log.feed,
          pool,
          sealer: vault,
          head: () => logHead(pool),
          epoch: () => log.identity.epoch(),
          onProgress: ({ position, head, rate, eta }) => {
            bar.setTotal(head);
            bar.update(position, { rate: Math.round(rate), left: Math.ceil(eta) });
          },
        });
        bar.stop();
        console.log(`${view} is shown from position ${String(position)}`);
      }),
    );
}

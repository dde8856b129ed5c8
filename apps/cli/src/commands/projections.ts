import { projectionStatus, rollBack } from '@chunfeng/projections';
import type { Command } from 'commander';
import { dataOption, type Installation, type InstallationOptions, withInstallation } from '../installation';

/** Which version of a view readers see. */
export function addProjectionCommands(program: Command): void {
  program
    .command('projections')
    .description('versions of views')
    .command('rollback <view>')
    .description('show readers the version of this release again, after a newer release had taken over')
    .addOption(dataOption())
    .action((view: string, options: InstallationOptions) =>
      withInstallation(options, async (installation) => {
        console.log(await rollViewBack(view, installation));
      }),
    );
}

/** @throws Error with a sentence that says what has to be done first */
async function rollViewBack(view: string, { pool, projections }: Installation): Promise<string> {
  const projection = projections.find(({ name }) => name === view);
  if (projection === undefined)
    throw new Error(`no view is called '${view}': ${projections.map(({ name }) => name).join(', ')}`);
  const own = `${view} v${String(projection.version)}`;
  const builds = (await projectionStatus(pool)).filter(({ name }) => name === view);
  const shown = builds.find((build) => build.shown);
  if (shown === undefined) throw new Error(`readers see no version of ${view} yet: start the program`);
  const seen = `${view} v${String(shown.version)}`;
  if (shown.version === projection.version)
    throw new Error(`readers see ${own} already: to go back further, use the chunfeng of an earlier release`);
  if (shown.version < projection.version)
    throw new Error(`readers see ${seen}, which is older: ${own} is shown by itself once it has caught up`);
  // It would take over again at its next start of following.
  if (shown.holder !== null)
    throw new Error(`a program of the newer release still keeps ${seen} (${shown.holder}): stop it first`);
  if (!(await rollBack(pool, projection)))
    throw new Error(
      `${own} has not reached what readers see: run the program of this release until chunfeng status shows that it has`,
    );
  return `readers see ${own} again`;
}

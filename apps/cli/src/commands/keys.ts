import { FileMasterKeys, rotateMasterKeys } from '@chunfeng/privacy';
import { type Command, InvalidArgumentError } from 'commander';
import { configOf, dataOption, type InstallationOptions } from '../installation';

export function addKeyCommands(program: Command): void {
  program
    .command('keys')
    .description('keys of the people whose data is sealed')
    .command('rotate')
    .description(
      "wrap every key under this month's master key, and destroy the master keys of earlier months",
    )
    .requiredOption(
      '--keep-from <month>',
      'YYYY-MM of the oldest backup of the key database that must stay usable; older master keys are destroyed',
      month,
    )
    .addOption(dataOption())
    .action(rotate);
}

async function rotate(options: InstallationOptions & { readonly keepFrom: string }): Promise<void> {
  const { keysDatabaseUrl, keyFolder } = await configOf(options);
  const masterKeys = new FileMasterKeys(keyFolder);
  const { rewrapped, destroyed } = await rotateMasterKeys(keysDatabaseUrl, masterKeys, options.keepFrom);
  console.log(`wrapped anew: ${String(rewrapped)} keys`);
  console.log(`destroyed: ${destroyed.length === 0 ? 'no master key' : destroyed.join(', ')}`);
}

function month(text: string): string {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError('give a month, as YYYY-MM.');
  return text;
}

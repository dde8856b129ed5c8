import { Command } from 'commander';
import { VERSION } from '../../api/src/version';
import { addApiCommand } from './commands/api';
import { addForgetCommand } from './commands/forget';
import { addImportCommands } from './commands/import';
import { addKeyCommands } from './commands/keys';
import { addLogCommands } from './commands/log';
import { addParkedCommands } from './commands/parked';
import { addProjectionCommands } from './commands/projections';
import { addRebuildCommand } from './commands/rebuild';
import { addStatusCommand } from './commands/status';
import { sentenceOf } from './sentence';

const program = new Command('chunfeng').description('Chunfeng 春风, for operators').version(VERSION);
addStatusCommand(program);
addImportCommands(program);
addLogCommands(program);
addRebuildCommand(program);
addProjectionCommands(program);
addParkedCommands(program);
addKeyCommands(program);
addForgetCommand(program);
addApiCommand(program);

program.parseAsync().catch((error: unknown) => {
  console.error(sentenceOf(error));
  process.exitCode = 1;
});

import 'reflect-metadata';
import { join } from 'node:path';
import { createPool } from '@chunfeng/database';
import { EventLog } from '@chunfeng/event-log';
import { FileMasterKeys, KeyedHashes, LEDGER_FILE, SubjectVault } from '@chunfeng/privacy';
import { uuidv7 } from 'uuidv7';
import { NumberHolder } from '../src/commands/number-holder';
import { RegisterLaborer } from '../src/commands/register-laborer.command';
import { RegisterLaborerHandler } from '../src/commands/register-laborer.handler';
import { laborerEvents } from '../src/domain/laborer.events';
import { aForm } from './laborer.builder';

/** Held by the test until all its children are ready. */
export const STARTING_LINE = 4_711;

/** Registers one number many times at once, in a process of its own, and prints what each attempt was answered with. */
async function main([url = '', keysUrl = '', folder = '', citizenNumber = '']: readonly string[]) {
  const hashes = KeyedHashes.open(folder);
  const masterKeys = new FileMasterKeys(folder);
  const ledgerFile = join(folder, LEDGER_FILE);
  const sealer = await SubjectVault.open({ url: keysUrl, name: 'child', masterKeys, ledgerFile });
  const log = await EventLog.open({
    url,
    name: 'child',
    definitions: laborerEvents,
    sealer,
    fingerprintKey: hashes.fingerprintKey,
  });
  const handler = new RegisterLaborerHandler(log.commands, hashes, new NumberHolder(log.streams));
  const attempt = () =>
    handler.execute(
      new RegisterLaborer(aForm({ citizenNumber }), {
        caller: 'tester',
        idempotencyKey: uuidv7(),
        content: {},
        actor: { id: 'tester', role: 'clerk', office: 'T500235001' },
        correlationId: 'in-child',
      }),
    );
  const pool = createPool({ url, name: 'starting-line', max: 1 });
  process.stdout.write('ready\n');
  await pool.query('select pg_advisory_lock_shared($1)', [STARTING_LINE]);
  const outcomes = await Promise.all(Array.from({ length: 25 }, attempt));
  process.stdout.write(`${JSON.stringify(outcomes)}\n`);
  await pool.end();
  await log.close();
  await sealer.close();
}

if (require.main === module) void main(process.argv.slice(2));

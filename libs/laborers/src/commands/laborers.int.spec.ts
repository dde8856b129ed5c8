import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { clearFailpoints, FailpointError, setFailpoints } from '@chunfeng/failpoints';
import { canaryPerson, needlesOf, runProcess, waitFor } from '@chunfeng/testing';
import { CommandBus } from '@nestjs/cqrs';
import { aForm, syntheticNumber } from '../../test/laborer.builder';
import {
  commandContext,
  type LaborerDatabases,
  laborerDatabases,
  type LaborerService,
  startLaborerService,
} from '../../test/laborer-service';
import { STARTING_LINE } from '../../test/register-in-child';
import { laborer } from '../domain/laborer';
import type { Registration } from '../domain/registration';
import { ChangeLaborer } from './change-laborer.command';
import { ForgetLaborer } from './forget-laborer.command';
import { ForgottenKeysSweeper } from '../sweeping/forgotten-keys.sweeper';
import { RegisterLaborer } from './register-laborer.command';
import type { LaborerOutcome } from './laborer-outcome';

let databases: LaborerDatabases;
let service: LaborerService;

beforeAll(async () => {
  databases = await laborerDatabases();
  service = await startLaborerService(databases);
});
afterAll(async () => {
  await service.stop();
  await databases.drop();
});
afterEach(() => clearFailpoints());

const bureau = commandContextOf('D500235', 'bureau');
function commandContextOf(office: string, role = 'clerk') {
  return () => commandContext({ actor: { id: 'tester', role, office } });
}

async function registered(changes: Partial<Registration> = {}, at = service): Promise<string> {
  const outcome = await at.app.get(CommandBus).execute(new RegisterLaborer(aForm(changes), commandContext()));
  if (outcome.kind !== 'done') throw new Error(`not registered: ${JSON.stringify(outcome)}`);
  return (outcome.answer as { id: string }).id;
}

function forgotten(id: string, at = service) {
  return at.app.get(CommandBus).execute(new ForgetLaborer(id, { reason: 'own-request' }, bureau()));
}

async function rowOf(id: string): Promise<Record<string, unknown>> {
  await service.viewsUpToDate();
  const { rows } = await service.pool.query<Record<string, unknown>>(
    'select * from view.laborers where laborer_id = $1',
    [id],
  );
  return rows[0] ?? {};
}

test('INV-ID of 50 registrations of one number over two processes exactly one succeeds', async () => {
  const { main, keys, folder } = databases;
  const citizenNumber = syntheticNumber('1981-01-01', 11);
  const gate = await service.pool.connect();
  await gate.query('select pg_advisory_lock($1)', [STARTING_LINE]);
  const children = [1, 2].map(() =>
    runProcess('libs/laborers/test/register-in-child.ts', [main.url, keys.url, folder, citizenNumber]),
  );
  for (const child of children) await child.waitForOutput(/ready\n/);
  gate.release(true); // The connection ends, and with it the lock: both set off.
  const outcomes: LaborerOutcome[] = [];
  for (const child of children) {
    expect(await child.ended).toEqual({ code: 0, signal: null });
    const [, line = ''] = child.stdout().split('\n');
    outcomes.push(...(JSON.parse(line) as LaborerOutcome[]));
  }
  const [winner, ...others] = outcomes.filter(({ kind }) => kind === 'done');
  expect(others).toEqual([]);
  const { id } = (winner?.kind === 'done' ? winner.answer : {}) as { id: string };
  const losers = outcomes.filter((outcome) => outcome !== winner);
  expect(losers).toEqual(Array.from({ length: 49 }, () => ({ kind: 'held-here', laborerId: id })));
  const { rows } = await service.pool.query<{ stream_id: string }>(
    `select stream_id from log.events
      where type = 'laborer.registered' and meta ->> 'correlationId' = 'in-child'`,
  );
  expect(rows).toEqual([{ stream_id: `laborer-${id}` }]);
});

test('INV-ID another office is told the office that holds the number and nothing else', async () => {
  const citizenNumber = syntheticNumber('1982-01-01', 13);
  await registered({ citizenNumber });
  const outcome = await service.app
    .get(CommandBus)
    .execute(
      new RegisterLaborer(
        aForm({ citizenNumber, office: 'T500236001' }),
        commandContext({ actor: { id: 'other', role: 'clerk', office: 'D500236' } }),
      ),
    );
  expect(outcome).toEqual({ kind: 'held-elsewhere', office: 'T500235001' });
});

test('INV-ID a number that is corrected away is free again, and one that is held cannot be corrected to', async () => {
  const [first, second, third] = [21, 23, 25].map((it) => syntheticNumber('1983-01-01', it)) as [
    string,
    string,
    string,
  ];
  const a = await registered({ citizenNumber: first });
  await registered({ citizenNumber: second });
  const correct = (citizenNumber: string) =>
    service.app
      .get(CommandBus)
      .execute(
        new ChangeLaborer(
          a,
          { kind: 'correct-details', details: { ...aForm(), citizenNumber, reason: 'typing-error' } },
          commandContext(),
        ),
      );
  expect(await correct(second)).toMatchObject({ kind: 'held-here' });
  expect(await correct(third)).toMatchObject({ kind: 'done' });
  expect(await registered({ citizenNumber: first })).not.toBe(a);
});

test('a clerk of another county gets the same answer for a stranger as for nobody', async () => {
  const id = await registered({ citizenNumber: syntheticNumber('1984-01-01', 31) });
  const gone = await registered({ citizenNumber: syntheticNumber('1984-01-01', 35) });
  await forgotten(gone);
  const close = { kind: 'close-intention', end: { reason: 'other' } } as const;
  const stranger = commandContextOf('D500236');
  const outcomes = await Promise.all(
    [id, '01900000-0000-7000-8000-00000000dead', gone].map((it) =>
      service.app.get(CommandBus).execute(new ChangeLaborer(it, close, stranger())),
    ),
  );
  expect(outcomes[0]).toMatchObject({ kind: 'rejected', rejection: { code: 'laborer.not-found' } });
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(outcomes[2]).toEqual(outcomes[0]);
});

test('a clerk cannot register for an office that is not below the own one', async () => {
  const form = aForm({ office: 'T500236001', citizenNumber: syntheticNumber('1984-01-01', 33) });
  expect(
    await service.app.get(CommandBus).execute(new RegisterLaborer(form, commandContext())),
  ).toMatchObject({ kind: 'rejected', rejection: { code: 'laborer.office-not-own' } });
});

test('an office that does not exist is said not to exist, whoever asks', async () => {
  const form = aForm({ office: 'T500235999', citizenNumber: syntheticNumber('1984-01-01', 37) });
  expect(await service.app.get(CommandBus).execute(new RegisterLaborer(form, bureau()))).toMatchObject({
    kind: 'rejected',
    rejection: { code: 'laborer.office-unknown', field: '/office' },
  });
});

test('the whole form of a visit is one append and one row', async () => {
  const askedOn = '2026-01-05';
  const id = await registered({
    citizenNumber: syntheticNumber('1985-01-01', 41),
    consent: { purpose: 'matching', givenOn: askedOn, form: 'paper', formNumber: null },
    willingness: [{ kind: 'work', answer: 'willing', askedOn, channel: 'home-visit' }],
    skills: [{ occupation: '6-18-02-04', level: '5', source: 'certificate', acquiredOn: null }],
  });
  const { version } = await service.streams.load(laborer, id);
  expect(version).toBe(4);
  expect(await rowOf(id)).toMatchObject({
    version: 4,
    will_work: 'willing',
    will_training: 'unknown',
    consent: { form: 'paper' },
    skills: [{ occupation: '6-18-02-04' }],
  });
});

test('INV-HIDE a withdrawn consent is gone from the row', async () => {
  const id = await registered({
    citizenNumber: syntheticNumber('1985-01-01', 43),
    consent: { purpose: 'matching', givenOn: '2026-01-05', form: 'paper', formNumber: null },
  });
  const withdrawal = { purpose: 'matching', withdrawnOn: '2026-01-06', channel: 'telephone' } as const;
  await service.app
    .get(CommandBus)
    .execute(new ChangeLaborer(id, { kind: 'withdraw-consent', withdrawal }, commandContext()));
  expect(await rowOf(id)).toMatchObject({ consent: null, consent_withdrawn_on: '2026-01-06' });
});

describe('forgetting', () => {
  test('destroys the key, empties the row, removes the hashes, frees the number for a new registration', async () => {
    const citizenNumber = syntheticNumber('1986-01-01', 51);
    const id = await registered({ citizenNumber });
    const before = await rowOf(id);
    expect(await service.vault.existingKeys([id])).toEqual([id]);

    expect(await forgotten(id)).toMatchObject({ kind: 'done' });

    expect(await service.vault.existingKeys([id])).toEqual([]);
    expect(await service.vault.unsealRef(String(before['sealed']))).toBeNull();
    expect(await rowOf(id)).toMatchObject({ forgotten: true, sealed: null, residence: null });
    const { rowCount } = await service.pool.query('select from view.laborer_search where laborer_id = $1', [
      id,
    ]);
    expect(rowCount).toBe(0);
    expect(
      await service.runner.findByClaim('citizen-number', service.hashes.ofCitizenNumber(citizenNumber)),
    ).toBe(undefined);
    expect(await registered({ citizenNumber })).not.toBe(id);
  });

  test('every later command is refused, and a repeat does no harm', async () => {
    const id = await registered({ citizenNumber: syntheticNumber('1986-01-01', 53) });
    await forgotten(id);
    expect(await forgotten(id)).toMatchObject({ kind: 'done' });
    const change = { kind: 'close-intention', end: { reason: 'other' } } as const;
    expect(
      await service.app.get(CommandBus).execute(new ChangeLaborer(id, change, commandContext())),
    ).toMatchObject({ rejection: { code: 'laborer.forgotten' } });
  });

  test('a crash between append and destruction of the key is finished by the sweeper', async () => {
    const id = await registered({ citizenNumber: syntheticNumber('1986-01-01', 55) });
    const living = await registered({ citizenNumber: syntheticNumber('1986-01-01', 57) });
    setFailpoints('forget.after-append=throw');
    await expect(forgotten(id)).rejects.toThrow(FailpointError);
    clearFailpoints();
    expect(await service.vault.existingKeys([id])).toEqual([id]);

    await service.viewsUpToDate();
    // A sweeper that starts anew, as after the crash.
    const restarted = await startLaborerService(databases);
    try {
      await waitFor(async () => (await service.vault.existingKeys([id])).length === 0, {
        message: 'the sweeper destroys the key that outlived its subject',
      });
    } finally {
      await restarted.stop();
    }
    expect(await service.vault.existingKeys([living])).toEqual([living]);
    expect(await service.app.get(ForgottenKeysSweeper).sweep()).toBe(0);
  });
});

test.each([
  ['destroyed', (id: string) => service.vault.destroyKey(id)],
  [
    'lost',
    async (id: string) => {
      const keys = databases.keys.pool();
      await keys.query('delete from keys.subject_key where subject = $1', [id]);
    },
  ],
] as const)('INV-ID the number of somebody whose key was %s is free after forgetting', async (_how, lose) => {
  const citizenNumber = syntheticNumber('1983-03-03', _how === 'lost' ? 21 : 23);
  const id = await registered({ citizenNumber });
  await lose(id);
  // Another process: this one may still know the key and the state.
  const other = await startLaborerService(databases);
  try {
    expect(await forgotten(id, other)).toMatchObject({ kind: 'done' });
    expect(await registered({ citizenNumber }, other)).not.toBe(id);
    expect(await other.vault.existingKeys([id])).toEqual([]);
  } finally {
    await other.stop();
  }
});

test('INV-SEAL no personal value stands in log, commands, claims, views, keys or what was logged', async () => {
  const canary = canaryPerson();
  const evidence = 'KANARIEN-000-17';
  const formNumber = canaryPerson().citizenNumber;
  const id = await registered({
    name: canary.name,
    citizenNumber: canary.citizenNumber,
    phone: canary.phone,
    address: canary.address,
    groups: [
      {
        group: 'dibao',
        validFrom: '2020-01-01',
        evidence: 'certificate',
        evidenceReference: evidence,
        source: 'civil-affairs',
      },
    ],
    consent: { purpose: 'matching', givenOn: '2026-01-05', form: 'paper', formNumber },
  });
  // Refusals are the places where values are repeated by carelessness.
  await service.app
    .get(CommandBus)
    .execute(new RegisterLaborer(aForm({ citizenNumber: canary.citizenNumber }), commandContext()));
  await service.viewsUpToDate();

  const dump: string[] = [service.log(), ...folderTexts(databases.folder)];
  for (const pool of [service.pool, databases.keys.pool()]) {
    const tables = await pool.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables.rows) {
      const { rows } = await pool.query<{ text: string }>(`select t::text as text from ${name} t`);
      dump.push(...rows.map(({ text }) => text));
    }
  }
  const everything = dump.join('\n');
  expect(everything).toContain(id);
  const values = [canary.name, canary.citizenNumber, canary.phone, canary.address, evidence, formNumber];
  const leaks = values.filter((value) =>
    needlesOf(value).some((needle) => Buffer.from(everything, 'utf8').includes(needle)),
  );
  expect(leaks).toEqual([]);
});

function folderTexts(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
}

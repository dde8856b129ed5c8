import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { TestDatabase } from '@chunfeng/testing';
import { counterBumped, logDatabase, OpenSealer } from '../test/support';
import { CommandRunner } from './commands/command-runner';
import { AppendUnavailableError } from './errors';
import { EventLogModule } from './event-log.module';
import { EventRegistry } from './event-registry';
import { LogFeed } from './feed/log-feed';
import { AppendGate } from './gate/append-gate';
import { StoreIdentity } from './store-identity';
import { Streams } from './streams/streams';
import { bump, newStream } from '../test/support';

let database: TestDatabase;
beforeAll(async () => (database = await logDatabase()));
afterAll(() => database.drop());

@Module({ providers: [OpenSealer], exports: [OpenSealer] })
class SealingModule {}

@Injectable()
class Handler {
  constructor(readonly commands: CommandRunner) {}
}

test('an application wires the log once, contexts inject its parts, and shutdown drains it', async () => {
  const app = await Test.createTestingModule({
    imports: [
      EventLogModule.forRootAsync({
        imports: [SealingModule],
        inject: [OpenSealer],
        useFactory: (sealer: OpenSealer) => ({
          url: database.url,
          name: 'app',
          definitions: [counterBumped],
          sealer,
          fingerprintKey: 'test',
        }),
      }),
    ],
    providers: [Handler],
  }).compile();
  app.enableShutdownHooks();
  await app.init();
  expect(app.get(Handler).commands).toBeInstanceOf(CommandRunner);
  for (const part of [LogFeed, AppendGate, Streams, EventRegistry, StoreIdentity]) {
    expect(app.get<object>(part)).toBeInstanceOf(part);
  }
  const gate = app.get(AppendGate);
  const appending = gate.append(bump(newStream(), 0));
  await app.close();
  expect(await appending).toMatchObject({ kind: 'appended' });
  await expect(gate.append(bump(newStream(), 0))).rejects.toEqual(new AppendUnavailableError('closed'));
});

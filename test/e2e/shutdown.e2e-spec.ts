import { EventLog } from '@chunfeng/event-log';
import { SubjectVault } from '@chunfeng/privacy';
import { ProjectionRunners } from '@chunfeng/projections';
import { startApp } from './support/app';

test('views stop before the log is closed, and the log drains before the vault that it seals with is closed', async () => {
  const running = await startApp();
  const told: string[] = [];
  const listenIn = (name: string, part: object, method: string): void => {
    const closing = (part as Record<string, () => Promise<void>>)[method]?.bind(part);
    Object.assign(part, {
      [method]: async () => {
        told.push(`${name} …`);
        await closing?.();
        told.push(name);
      },
    });
  };
  listenIn('vault', running.app.get(SubjectVault), 'close');
  listenIn('log', running.app.get(EventLog), 'close');
  listenIn('views', running.app.get(ProjectionRunners), 'stop');

  await running.stop();

  expect(told).toEqual(['views …', 'views', 'log …', 'log', 'vault …', 'vault']);
}, 60_000);

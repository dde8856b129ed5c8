import { HttpSettings, type HttpOptions } from '../http-settings';
import { StructuredLog } from './structured-log';

function logged(write: (log: StructuredLog) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  const options = {
    auth: { issuer: '', audience: '', keys: { keys: [] } },
    logs: { level: 'trace', destination: { write: (line: string) => void lines.push(line) } },
  } satisfies HttpOptions;
  write(new StructuredLog(new HttpSettings(options)));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('a text is written with the context it comes from', () => {
  expect(logged((log) => log.log('listening', 'Server'))).toMatchObject([
    { level: 30, msg: 'listening', context: 'Server' },
  ]);
});

test('an object is written field by field', () => {
  expect(logged((log) => log.warn({ laborerId: 'x' }, 'Sweeper'))).toMatchObject([
    { level: 40, laborerId: 'x', context: 'Sweeper' },
  ]);
});

test('INV-SEAL of an error the values in message, stack and cause are left out', () => {
  const error = new Error('duplicate "张三"', { cause: new Error('Key (name)=(张三)') });
  const lines = logged((log) => {
    log.error(error, 'Handler');
    log.error('failed for "张三"', error.stack, 'Handler');
    log.error('failed for "张三"', error.stack);
    log.fatal('failed for "张三"', 'Handler');
    log.fatal({ error });
    log.debug({ err: error });
  });
  expect(lines).toHaveLength(6);
  expect(JSON.stringify(lines)).not.toContain('张三');
  expect(lines[0]).toMatchObject({ error: { message: 'duplicate …', cause: { type: 'Error' } } });
});

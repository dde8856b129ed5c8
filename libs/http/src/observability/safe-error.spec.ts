import { safeError, safeMessage } from './safe-error';

test.each([
  ['invalid input syntax for type uuid: "张三"', 'invalid input syntax for type uuid: …'],
  [`Unexpected token '张', "{"name":"张三"... is not valid JSON`, undefined],
  ['Key (name)=(Zhang San) already exists', 'Key …=… already exists'],
  ['no row for 00010119900101123X', 'no row for …'],
  ['call 10000000000 or a.b@example.org', 'call … or …'],
  ['姓名：张三', '…'],
  ['connect ECONNREFUSED 127.0.0.1:5432', 'connect ECONNREFUSED 127.0.0.1:5432'],
])('INV-SEAL of the message %s no value is left', (message, expected) => {
  const safe = safeMessage(message);
  expect(safe).not.toMatch(/张|Zhang|1000000|0001011990|example/);
  if (expected !== undefined) expect(safe).toBe(expected);
});

test('INV-SEAL the stack is kept as frames, without the message that it begins with', () => {
  const error = new Error('name 张三\nsecond line 张三');
  const safe = safeError(error);
  expect(JSON.stringify(safe)).not.toContain('张三');
  expect(safe.frames[0]).toMatch(/^at .*safe-error\.spec/);
});

test('causes are kept to a bounded depth', () => {
  const error: Error & { cause?: unknown } = new Error('loop');
  error.cause = error;
  expect(JSON.stringify(safeError(error)).length).toBeLessThan(20_000);
});

test('what is no error is told by its type only', () => {
  expect(safeError('张三')).toEqual({ type: 'string', message: '', frames: [] });
});

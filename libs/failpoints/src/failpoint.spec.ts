import { clearFailpoints, failpoint, failpointAround, FailpointError, setFailpoints } from './failpoint';
import { parseFailpoints } from './failpoint-spec';

afterEach(() => clearFailpoints());

test('a failpoint that is not enabled does nothing', () => {
  expect(failpoint('append.after-commit')).toBeUndefined();
});

test('only the named failpoint throws', async () => {
  setFailpoints('append.after-commit=throw');
  expect(failpoint('append.before-commit')).toBeUndefined();
  await expect(failpoint('append.after-commit')).rejects.toThrow(FailpointError);
});

test('with @n it acts on the n-th passing and on no other', async () => {
  setFailpoints('relay.send=throw@2');
  await failpoint('relay.send');
  await expect(failpoint('relay.send')).rejects.toThrow('failpoint relay.send');
  await failpoint('relay.send');
});

test('throw-after lets the work be done and loses its answer', async () => {
  const done: string[] = [];
  setFailpoints('append.execute=throw-after');
  const answer = failpointAround('append.execute', () => Promise.resolve(done.push('appended')));
  await expect(answer).rejects.toThrow(FailpointError);
  expect(done).toEqual(['appended']);
});

test('throw keeps the work around it from being done', async () => {
  const work = jest.fn(() => Promise.resolve());
  setFailpoints('append.execute=throw');
  await expect(failpointAround('append.execute', work)).rejects.toThrow(FailpointError);
  expect(work).not.toHaveBeenCalled();
});

test('kill sends this process the signal that nothing can catch', async () => {
  const kill = jest.spyOn(process, 'kill').mockReturnValue(true);
  setFailpoints('append.before-commit=kill');
  await failpoint('append.before-commit');
  expect(kill).toHaveBeenCalledWith(process.pid, 'SIGKILL');
  kill.mockRestore();
});

test.each(['append', 'append=explode', 'append=delay', 'append=kill@0', 'a b=throw'])(
  'a malformed entry (%s) is an error, not a test of nothing',
  (spec) => expect(() => parseFailpoints(spec)).toThrow('CHUNFENG_FAILPOINTS'),
);

test('entries are separated by ; or , and keep their delays', () => {
  expect([...parseFailpoints('a.b=delay:20, c-d=kill@12;')]).toEqual([
    ['a.b', { action: { kind: 'delay', ms: 20 } }],
    ['c-d', { action: { kind: 'kill' }, onPassing: 12 }],
  ]);
});

import { complaintIn } from './cluster';

const ORPHAN =
  '2026-11-24 21:06:22.087 UTC [2895] FATAL:  terminating connection due to unexpected postmaster exit';
const OWN =
  '2026-11-24 21:06:22.090 UTC [2901] FATAL:  pre-existing shared memory block (key 1) is still in use';
const HINT = '2026-11-24 21:06:22.090 UTC [2901] HINT:  Terminate any old server processes.';

test('the reason why a server did not start is its own, not that of a child of the one before it', () => {
  expect(complaintIn([ORPHAN, OWN, HINT, ORPHAN].join('\n'), 2901)).toBe(OWN);
});

test('without a line of its own the last complaint is told, without any the last line', () => {
  expect(complaintIn([ORPHAN, OWN].join('\n'), 1)).toBe(OWN);
  expect(complaintIn('starting\nno such file\n', 1)).toBe('no such file');
});

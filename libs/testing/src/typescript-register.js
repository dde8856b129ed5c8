// Loaded by `node -r` into the child processes of tests: runs TypeScript sources of this project as they are,
// through the same .swcrc as build and jest, and ends the child when the test that started it is gone.
const { readFileSync } = require('node:fs');
const { Socket } = require('node:net');
const { dirname, join } = require('node:path');
const Module = require('node:module');
const { transformSync } = require('@swc/core');

const root = join(dirname(__filename), '..', '..', '..');
const swcrc = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
delete swcrc.$schema;
const options = { ...swcrc, swcrc: false, jsc: { ...swcrc.jsc, baseUrl: root }, sourceMaps: 'inline' };

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...options, filename });
  module._compile(code, filename);
};
process.setSourceMapsEnabled(true);

// Generated sources name what they import by the name it has after the build.
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  const built = /^\.{1,2}\/.*\.js$/.test(request) && parent?.filename?.endsWith('.ts');
  return resolve.call(this, built ? request.slice(0, -3) : request, parent, ...rest);
};

// File descriptor 3 is a pipe whose other end only the test holds: it closes however that one ends.
if (process.env.CHUNFENG_TEST_LIFELINE === '3') {
  const lifeline = new Socket({ fd: 3, readable: true, writable: false });
  lifeline.on('close', () => process.kill(process.pid, 'SIGKILL'));
  lifeline.on('error', () => process.kill(process.pid, 'SIGKILL'));
  lifeline.resume();
  lifeline.unref();
}

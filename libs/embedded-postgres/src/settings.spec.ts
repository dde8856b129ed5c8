import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@chunfeng/testing';
import { quietLogSettings, serverSettings, settingsFile } from './settings';

test('INV-SEAL: the server of docker-compose.yml keeps values out of its log as the embedded one does', () => {
  const compose = readFileSync(join(projectRoot, 'docker-compose.yml'), 'utf8');
  const given = [...compose.matchAll(/^ +- -c\n +- (\w+)=(.+)$/gm)].map(([, name, value]) => [name, value]);
  expect(given).toEqual(quietLogSettings);
});

test('INV-ACK: a commit is on the disk before it is answered', () => {
  const effective = Object.fromEntries(serverSettings);
  expect(effective).toMatchObject({ fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' });
});

test('no setting is named twice, and quotes in values are doubled', () => {
  const names = serverSettings.map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(settingsFile([['search_path', "it's"]])).toContain("search_path = 'it''s'\n");
});

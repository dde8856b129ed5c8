import { ConfigError, readConfig, readStores } from './config';

const DATABASE = { DATABASE_URL: 'postgresql://chunfeng@db.example/chunfeng' };
const ISSUER = {
  CHUNFENG_OIDC_ISSUER: 'https://issuer.example',
  CHUNFENG_OIDC_JWKS_URL: 'https://issuer.example/keys',
};

test('the embedded database comes with the development issuer', () => {
  expect(readConfig(DATABASE, '/data', { embedded: true })).toMatchObject({
    developmentFolder: '/data/development',
  });
});

test('a database of one’s own never comes with the development issuer, whatever else is set', () => {
  const embedded = false;
  for (const env of [DATABASE, { ...DATABASE, CHUNFENG_OIDC_ISSUER: '' }])
    expect(() => readConfig(env, '/data', { embedded })).toThrow(
      new ConfigError(
        'CHUNFENG_OIDC_ISSUER is not set: with DATABASE_URL set, tokens come from an issuer of your own.',
      ),
    );
  const config = readConfig({ ...DATABASE, ...ISSUER }, '/data', { embedded });
  expect(config).not.toHaveProperty('developmentFolder');
  expect(config.oidc).toEqual({
    issuer: 'https://issuer.example',
    audience: 'chunfeng',
    jwksUrl: 'https://issuer.example/keys',
  });
});

test('a real issuer takes the place of the development one at the embedded database', () => {
  const config = readConfig({ ...DATABASE, ...ISSUER }, '/data', { embedded: true });
  expect(config).not.toHaveProperty('developmentFolder');
});

test('a program that answers nobody over HTTP needs no issuer', () => {
  expect(readStores(DATABASE, '/data')).toEqual({
    databaseUrl: 'postgresql://chunfeng@db.example/chunfeng',
    keysDatabaseUrl: 'postgresql://chunfeng@db.example/chunfeng_keys',
    keyFolder: '/data/keys',
  });
});

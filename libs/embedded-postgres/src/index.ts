export { EmbeddedPostgresError, type EmbeddedPostgresErrorCode } from './errors';
export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  type StartStep,
} from './start';
export type { KeepAliveOptions, KeepAliveStep } from './keep-alive';
export { freshDataFolder, prepareDataFolder } from './data-folder';
export { serverSettings, type ServerSetting } from './settings';
export { serverUserFor, type ServerUser } from './server-user';
export { initCluster, startServer, stopServer, SUPERUSER, type Cluster } from './cluster';
export { isAlive, livingPostmaster } from './postmaster-file';
export { runningPostgres } from './running';
export { embeddedBinFolder } from './binaries';
export { freePort } from './free-port';

export { EmbeddedPostgresError, type EmbeddedPostgresErrorCode } from './errors';
export { serverSettings, type ServerSetting } from './settings';
export { serverUserFor, type ServerUser } from './server-user';
export { initCluster, startServer, stopServer, SUPERUSER, type Cluster } from './cluster';
export { livingPostmaster, isAlive } from './postmaster-file';
export { embeddedBinFolder } from './binaries';

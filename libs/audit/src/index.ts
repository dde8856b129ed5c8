export { AuditModule, type AuditOptions } from './audit.module';
export { auditMigrations } from './migrations';
export { StoredPersonReads } from './stored-person-reads';

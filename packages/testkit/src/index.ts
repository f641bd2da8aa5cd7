export { freePort } from './free-port.ts';
export { manualClock, type ManualClock } from './manual-clock.ts';
export { noteStatements } from './note-statements.ts';
export { quickFolder } from './quick-folder.ts';
export { createTestDatabase, type DatabaseTemplate, type TestDatabase } from './test-database.ts';
export { startTestPostgres, type TestPostgres } from './test-postgres.ts';

export { DEAD_LETTERS, jobCatalogue, QUEUE_SCHEMA, type JobName, type JobPayload } from './catalogue.ts';
export { findStranded, type StrandedWork } from './find-stranded.ts';
export { installQueues } from './install.ts';
export {
  createJobRunner,
  createJobSender,
  type JobHandler,
  type JobRunner,
  type JobSender,
  type QueueTransaction,
} from './queue.ts';

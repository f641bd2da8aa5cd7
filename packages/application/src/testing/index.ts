/** For tests: a whole imaging world on databases of its own, the real worker as a child process, and what is left afterwards. */
export { openImagingWorld, type ImagingWorld, type WorldOptions } from './imaging-world.ts';
export { blobFiles, NOTHING_LEFT, objectKeys, readResidue } from './residue.ts';
export { sweepImaging } from './sweep-imaging.ts';
export { spawnWorker, type SpawnedWorker } from './spawn-worker.ts';
export { formsOf, newCanary, scanCluster, scanFolder, scanTables, textHolds } from './canary.ts';
export { letterForm, openLetterbox } from './letterbox-world.ts';
export { openNewsletterOver } from './newsletter-over.ts';
export { stageWorld } from './stage-world.ts';
export { openUpdatesWorld, type UpdatesWorld } from './updates-world.ts';
export { publishPolicy } from './publish-policy.ts';
export { openAccountStores, openPeopleWorld, type AccountStores } from './people-world.ts';

import {
  keepFiles,
  keepImages,
  keepInputs,
  keepKeys,
  keepMasterKey,
  keepModeration,
  keepRecords,
  keepRemovals,
  keepUnfinished,
} from '@candid/imaging';
import type { Keeping } from '@candid/db';
import { duration } from '@candid/kernel';
import { findEnclosedFiles } from '@candid/support';
import { onlyCounted, type KeepingParts, type KindBinding } from './parts.ts';

/** A file and its key are gone well within the 60 s that are promised (OH-06). */
const SOON = duration.seconds(15);

/** Where no pictures are made on the server, nobody has the right to change what they would leave. */
const whereMade = ({ policy }: KeepingParts, keeping: Keeping): Keeping =>
  policy.features.generate ? keeping : onlyCounted(keeping);

export const unfinished: KindBinding = {
  name: 'unfinished-generations',
  categories: [],
  tables: [],
  every: SOON,
  bind: ({ work }) => keepUnfinished(work),
};

export const inputs: KindBinding = {
  name: 'inputs',
  categories: ['prompt', 'upload', 'result'],
  tables: ['generation', 'generation_input', 'generation_preview'],
  every: SOON,
  bind: ({ work }) => keepInputs(work),
};

export const images: KindBinding = {
  name: 'images',
  categories: ['result'],
  tables: ['image'],
  every: SOON,
  bind: (parts) => whereMade(parts, keepImages(parts.work)),
};

export const removals: KindBinding = {
  name: 'deleted-pictures',
  categories: ['result', 'generation-record'],
  tables: ['generation'],
  every: SOON,
  bind: ({ work }) => keepRemovals(work),
};

export const keys: KindBinding = {
  name: 'keys',
  categories: ['prompt', 'upload', 'result'],
  tables: [],
  every: SOON,
  bind: ({ work }) => keepKeys(work),
};

export const moderation: KindBinding = {
  name: 'moderation-reasons',
  categories: ['moderation-record'],
  tables: ['generation'],
  every: duration.minutes(1),
  bind: (parts) => whereMade(parts, keepModeration(parts.work)),
};

export const records: KindBinding = {
  name: 'generation-records',
  categories: ['generation-record'],
  tables: ['generation', 'generation_event'],
  every: SOON,
  bind: (parts) => whereMade(parts, keepRecords(parts.work)),
};

export const files: KindBinding = {
  name: 'orphaned-files',
  categories: ['upload', 'result', 'correspondence'],
  tables: [],
  every: duration.minutes(10),
  bind: ({ work }) => keepFiles(work, (blobIds) => findEnclosedFiles(work.db, blobIds)),
};

export const masterKey: KindBinding = {
  name: 'master-key',
  categories: [],
  tables: [],
  every: duration.hours(1),
  bind: ({ work }) => keepMasterKey(work),
};

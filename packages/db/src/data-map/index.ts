import type { Database } from '../tables/index.ts';
import { accountColumns } from './accounts.ts';
import { consentColumns } from './consents.ts';
import { correspondenceColumns } from './correspondence.ts';
import { announcementColumns } from './announcements.ts';
import { generationColumns } from './generations.ts';
import { markerColumns } from './markers.ts';
import { newsletterColumns } from './newsletters.ts';
import { operationColumns } from './operations.ts';
import { passwordColumns } from './passwords.ts';
import { pictureColumns } from './pictures.ts';
import { reportColumns } from './reports.ts';
import { subjectColumns } from './subjects.ts';
import { trafficColumns } from './traffic.ts';
import type { DataMapOf } from './types.ts';

/**
 * Every column of every table, classified: what it is, what for, whose, how long, what a person gets of it and what erasure does to
 * it. Export, erasure, restriction, the record of processing and the residue scan are made from this and from nothing else.
 */
export const dataMap: DataMapOf<Database> = {
  ...subjectColumns,
  ...reportColumns,
  ...correspondenceColumns,
  ...accountColumns,
  ...passwordColumns,
  ...consentColumns,
  ...generationColumns,
  ...pictureColumns,
  ...markerColumns,
  ...trafficColumns,
  ...announcementColumns,
  ...newsletterColumns,
  ...operationColumns,
};

/** What a start needs of the composition: whether a version may count, and who is told of it. Little enough that no start waits for it. */
export { announceVersions } from '../announcing/announce-versions.ts';
export { changedValues, describeChange, readPublished } from './policy-archive.ts';

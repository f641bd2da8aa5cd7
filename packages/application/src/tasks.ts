import { readTasks, type ImagingContext, type TaskPlace } from '@candid/imaging';
import type { SubjectId } from '@candid/kernel';
import type { PolicyDefinition } from '@candid/policy';

/** Lines on a page of the list. */
const PER_PAGE = 50;

/** The list of tasks without words or picture (CR-09); exists only where the policy has one. */
export interface TasksApi {
  page(subjectId: SubjectId, after: TaskPlace | null): ReturnType<typeof readTasks>;
}

/** @returns null where the policy has no task list */
export const createTasks = (ctx: ImagingContext, policy: Pick<PolicyDefinition, 'features'>): TasksApi | null =>
  policy.features.taskList ? { page: (subjectId, after) => readTasks(ctx, { subjectId, after, limit: PER_PAGE }) } : null;

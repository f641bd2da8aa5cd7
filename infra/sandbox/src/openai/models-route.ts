import type { Model } from 'openai/resources/models';
import { sendJson, type Call } from '../call.ts';
import { modelNotFound } from './failures.ts';
import { IMAGE_MODELS, MODERATION_MODELS } from './models.ts';

const OWNER = 'system';
const MODERATION_CREATED = 1_727_308_800;

const all: readonly Model[] = [
  ...IMAGE_MODELS.map(({ id, created }) => ({ id, created, object: 'model' as const, owned_by: OWNER })),
  ...MODERATION_MODELS.map((id) => ({ id, created: MODERATION_CREATED, object: 'model' as const, owned_by: OWNER })),
];

/** GET /v1/models */
export const listModels = (call: Call): void => sendJson(call, 200, { object: 'list', data: all });

/** GET /v1/models/:id */
export const retrieveModel = (call: Call): void => {
  const id = decodeURIComponent(call.path.slice('/v1/models/'.length));
  const model = all.find((one) => one.id === id);
  if (model === undefined) throw modelNotFound(id);
  sendJson(call, 200, model);
};

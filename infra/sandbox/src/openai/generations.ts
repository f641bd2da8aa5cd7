import type { Call } from '../call.ts';
import { deliverStream, deliverWhole, type Delivery } from './deliver.ts';
import { refuseUnknown } from './fields.ts';
import { strikeBeforeAnswer } from './image-faults.ts';
import { readImageOptions, SHARED_PARAMETERS } from './image-options.ts';
import { parseJsonBody } from './json-body.ts';

/** POST /v1/images/generations */
export const generations = async (call: Call): Promise<void> => {
  const raw = parseJsonBody(call.body);
  refuseUnknown(raw, SHARED_PARAMETERS);
  const options = readImageOptions(raw);
  const faults = call.sandbox.faults.forCall('generations', options.prompt, call.bodyHash);
  await strikeBeforeAnswer(call, faults, options.model.id);
  const delivery: Delivery = { kind: 'image_generation', call, options, references: [], mask: null, faults };
  await (options.stream ? deliverStream(delivery) : deliverWhole(delivery));
};

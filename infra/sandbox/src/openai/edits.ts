import type { Call } from '../call.ts';
import type { PictureFacts } from '../control/journal.ts';
import { deliverStream, deliverWhole, type Delivery } from './deliver.ts';
import { checkInputs, inputsFromForm, inputsFromJson, type EditInputs } from './edit-inputs.ts';
import { badParameter } from './failure.ts';
import { readChoice, refuseUnknown, type RawParameters } from './fields.ts';
import { parseForm } from './form.ts';
import { strikeBeforeAnswer } from './image-faults.ts';
import { readImageOptions, SHARED_PARAMETERS, type ImageOptions } from './image-options.ts';
import { parseJsonBody } from './json-body.ts';
import { readPictureFacts } from './picture-facts.ts';

const readBody = async (call: Call): Promise<{ raw: RawParameters; inputs: EditInputs }> => {
  const contentType = call.request.headers['content-type'] ?? '';
  if (contentType.startsWith('multipart/form-data')) {
    const form = await parseForm(contentType, call.body);
    refuseUnknown(form.fields, [...SHARED_PARAMETERS, 'input_fidelity']);
    return { raw: form.fields, inputs: inputsFromForm(form.files) };
  }
  const raw = parseJsonBody(call.body);
  refuseUnknown(raw, [...SHARED_PARAMETERS, 'input_fidelity', 'images', 'mask']);
  return { raw, inputs: inputsFromJson(raw) };
};

const checkFidelity = (raw: RawParameters, { model }: ImageOptions): void => {
  if ((raw['input_fidelity'] ?? null) === null) return;
  if (model.inputFidelity.length === 0) {
    const message = `The 'input_fidelity' parameter is not supported with the model '${model.id}'.`;
    throw badParameter('input_fidelity', 'invalid_input_fidelity_model', message);
  }
  readChoice(raw, 'input_fidelity', model.inputFidelity);
};

const describeInputs = ({ images, mask }: EditInputs): Promise<PictureFacts[]> =>
  Promise.all([
    ...images.map((bytes) => readPictureFacts('image', bytes)),
    ...(mask === null ? [] : [readPictureFacts('mask', mask)]),
  ]);

/** POST /v1/images/edits, as a form or as JSON. */
export const edits = async (call: Call): Promise<void> => {
  const { raw, inputs } = await readBody(call);
  const options = readImageOptions(raw);
  checkFidelity(raw, options);
  const references = await checkInputs(inputs);
  call.sandbox.journal.addPictures(call.requestId, await describeInputs(inputs));
  const faults = call.sandbox.faults.forCall('edits', options.prompt, call.bodyHash);
  await strikeBeforeAnswer(call, faults, options.model.id);
  const delivery: Delivery = { kind: 'image_edit', call, options, references, mask: inputs.mask, faults };
  await (options.stream ? deliverStream(delivery) : deliverWhole(delivery));
};

import type { ContentProvenanceCheck } from 'openai/resources/content-provenance-checks';
import { sendJson, unixSeconds, type Call } from '../call.ts';
import { badParameter } from './failure.ts';
import { parseForm } from './form.ts';

/** POST /v1/content_provenance_checks: detects the mark the painter leaves in PNG files. */
export const provenanceChecks = async (call: Call): Promise<void> => {
  const form = await parseForm(call.request.headers['content-type'] ?? '', call.body);
  const file = form.files.find(({ name }) => name === 'file');
  if (file === undefined) throw badParameter('file', 'missing_required_parameter', "Missing required parameter: 'file'.");
  const marked = file.bytes.includes('caBX');
  const answer = {
    object: 'content_provenance_check',
    created_at: unixSeconds(call.sandbox.clock),
    results: [
      {
        type: 'c2pa',
        outcome: marked ? 'detected' : 'not_detected',
        validation_state: marked ? 'valid' : 'not_present',
        issuer: marked ? 'Candid sandbox' : null,
        model: null,
        generated_at: null,
      },
      { type: 'synthid', outcome: 'not_detected', model: null, generated_at: null },
    ],
  } satisfies ContentProvenanceCheck;
  sendJson(call, 200, answer);
};

import type { ServerResponse } from 'node:http';

/** The headers every answer of the provider carries. */
export const setProviderHeaders = (response: ServerResponse, requestId: string, processingMs: number): void => {
  const headers = {
    'x-request-id': requestId,
    'openai-processing-ms': String(processingMs),
    'openai-version': '2020-10-01',
    'openai-organization': 'org-sandbox',
    'x-ratelimit-limit-requests': '500',
    'x-ratelimit-remaining-requests': '499',
    'x-ratelimit-reset-requests': '120ms',
    'x-ratelimit-limit-tokens': '200000',
    'x-ratelimit-remaining-tokens': '199225',
    'x-ratelimit-reset-tokens': '232ms',
  };
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
};

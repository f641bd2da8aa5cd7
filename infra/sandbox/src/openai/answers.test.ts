import { Ajv } from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startProvider, type Provider } from '../testing/provider.ts';
import { readWireAnswers, type WireAnswer } from '../testing/wire-answers.ts';

/** Goal: what goes over the wire is what the official client's types and the provider's published interface file say. */
let provider: Provider;
let answers: readonly WireAnswer[];
beforeAll(async () => {
  provider = await startProvider();
  answers = await readWireAnswers(provider);
});
afterAll(() => provider.sandbox.close());

const IMPORTS = `
import type { ContentProvenanceCheck } from 'openai/resources/content-provenance-checks';
import type * as Images from 'openai/resources/images';
import type { Model } from 'openai/resources/models';
import type { ModerationCreateResponse } from 'openai/resources/moderations';
import type { ErrorObject } from 'openai/resources/shared';
type ImagesResponse = Images.ImagesResponse;
type ImageGenPartialImageEvent = Images.ImageGenPartialImageEvent;
type ImageGenCompletedEvent = Images.ImageGenCompletedEvent;
type ImageEditPartialImageEvent = Images.ImageEditPartialImageEvent;
type ImageEditCompletedEvent = Images.ImageEditCompletedEvent;
/** The client hands on these details, its types do not know them. */
type Refusal = ErrorObject & { moderation_details?: { moderation_stage: 'input' | 'output'; categories: string[] } };
`;

/** An answer as a literal: the compiler then refuses unknown members too. Pictures are cut short. */
const asLiteral = (value: unknown): string =>
  JSON.stringify(value, (key, one: unknown) => (key === 'b64_json' && typeof one === 'string' ? one.slice(0, 12) : one));

/** What the TypeScript compiler says about a module that lies beside this file in thought only. */
const complaints = (source: string): string[] => {
  const path = new URL('wire-answers.generated.ts', import.meta.url).pathname;
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    types: ['node'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => file === path || fileExists(file);
  host.readFile = (file) => (file === path ? source : readFile(file));
  host.getSourceFile = (file, language, ...rest) =>
    file === path ? ts.createSourceFile(file, source, language) : getSourceFile(file, language, ...rest);
  const program = ts.createProgram([path], options, host);
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(path))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
};

it('answers in the types of the official client', () => {
  const constants = answers.map(
    ({ name, sdkType, value }, index) => `/* ${name} */ export const a${index}: ${sdkType} = ${asLiteral(value)};`,
  );
  expect(complaints(`${IMPORTS}${constants.join('\n')}`)).toEqual([]);
  const strange = `export const strange: ImagesResponse = { created: 1, colour: 'red' };`;
  expect(complaints(`${IMPORTS}${strange}`).join()).toContain("'colour' does not exist");
}, 30_000);

/** It lies beside the checkout, is not ours to commit, and may be absent. */
const FILE =
  process.env['OPENAI_INTERFACE_FILE'] ?? new URL('../../../../../shared/specs/openai-images.openapi.json', import.meta.url);
const ABSENT = 'the published interface file (shared/specs/openai-images.openapi.json beside the checkout) is not there';
const isThere = existsSync(FILE);
if (!isThere) process.stderr.write(`Not checked against the provider's published schemas: ${ABSENT}.\n`);

it('answers as the published schemas say', ({ skip }) => {
  if (!isThere) skip(ABSENT);
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema(JSON.parse(readFileSync(FILE, 'utf8')) as object, 'published');
  const described = answers.filter(({ schema }) => schema !== null);
  expect(described.length).toBeGreaterThan(10);
  for (const { name, schema, value } of described) {
    const validate = ajv.getSchema(`published#/components/schemas/${schema}`);
    if (validate === undefined) throw new Error(`no schema ${schema}`);
    expect(validate(value), `${name}: ${JSON.stringify(validate.errors)}`).toBe(true);
  }
});

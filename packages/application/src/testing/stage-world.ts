import { createDecoder, runGeneration, type Decoder } from '@candid/imaging';
import { duration, type GenerationId, type SubjectId } from '@candid/kernel';
import { policies, type PolicyDefinition } from '@candid/policy';
import { manualClock, type ManualClock } from '@candid/testkit';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { openImagingWorld, type ImagingWorld } from './imaging-world.ts';

interface Staged {
  readonly clock: ManualClock;
  readonly world: ImagingWorld;
  /** Somebody who may make pictures. */
  readonly subjectId: SubjectId;
}

type Changes = Parameters<ImagingWorld['submit']>[1];

/**
 * A world of its own for each test of the file that calls this, with a clock that stands still and somebody in it, and one decoder for all.
 * @param kind whether they have an account
 */
export const stageWorld = ({
  policy = policies['one-hour'],
  kind = 'anonymous',
}: { readonly policy?: PolicyDefinition; readonly kind?: 'anonymous' | 'account' } = {}) => {
  let decoder: Decoder;
  let upload: Buffer;
  let staged: Staged;
  beforeAll(async () => {
    decoder = createDecoder();
    upload = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();
  });
  afterAll(() => decoder.close());
  beforeEach(async () => {
    const clock = manualClock();
    const world = await openImagingWorld({ clock, decoder, policy });
    staged = { clock, world, subjectId: await world.startSubject('open', kind) };
  });
  afterEach(() => staged.world.close());

  const submit = async (changes: Changes = {}, of = staged.subjectId): Promise<GenerationId> => {
    const [id] = await staged.world.submit(of, changes);
    if (id === undefined) throw new Error('nothing was submitted');
    return id;
  };
  const run = (generationId: GenerationId): Promise<void> =>
    runGeneration(staged.world.work(), { generationId, signal: new AbortController().signal });
  return {
    /** What this test has; to be taken in a `beforeEach` after this call. */
    now: (): Staged => staged,
    submit,
    run,
    /** Submits and makes; a second passes in between. */
    make: async (changes: Changes = {}, of = staged.subjectId): Promise<GenerationId> => {
      const id = await submit(changes, of);
      staged.clock.advance(duration.seconds(1));
      await run(id);
      return id;
    },
    /** A form with a reference. */
    edit: (prompt = 'a boat') => ({ prompt, intent: 'edit', references: [{ bytes: upload }] }) as const,
  };
};

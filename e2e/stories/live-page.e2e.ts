import { expect, onTestFinished } from 'vitest';
import { createFormSender, type FormSender } from '../src/form-sender.ts';
import { openStudio } from '../src/studio.ts';
import { story } from '../src/story.ts';

story('at its deadline a picture fades out of an open page and is gone from it, without a reload', async ({ page, standIn }) => {
  void standIn;
  await page.clock.install();
  const studio = await openStudio(page);
  await studio.makePicture('A red boat');
  await page.getByRole('img', { name: 'Made picture of: A red boat' }).waitFor();
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
  await page.clock.fastForward('59:50');
  await studio.frame('present').waitFor();
  await page.clock.fastForward('00:15');
  await studio
    .frame('destroyed')
    .getByText(/^Destroyed/)
    .first()
    .waitFor();
  await expect.poll(() => page.locator('img[src^="/images/"]').count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Download' }).count()).toBe(0);
  expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
});

story(
  'a tab that opens while another one holds the stream misses nothing of what came meanwhile',
  async ({ visitor, standIn }) => {
    const first = await openStudio(visitor.page);
    await standIn.pace({ mode: 'manual' });
    await first.order('A yellow sun');
    await standIn.step();
    await first.frame('developing').locator('img').waitFor();

    const opening = await visitor.newPage();
    const { promise: scriptsMayCome, resolve: letScriptsCome } = Promise.withResolvers<void>();
    await opening.route('**/assets/*.js', async (route) => {
      await scriptsMayCome;
      await route.continue();
    });
    await opening.goto('/', { waitUntil: 'commit' });
    await opening.locator('.frame[data-state="developing"]').waitFor();
    // Ends before the new tab can hear of it.
    await standIn.step(3);
    await first.frame('present').waitFor();
    letScriptsCome();
    await opening.locator('.frame[data-state="present"] img').waitFor();
  },
);

interface Heard {
  readonly id: string;
  readonly kind: string;
}

/** Reads the stream of events until one of them fits. */
const hear = async (
  sender: FormSender,
  origin: string,
  options: { after?: string; until: (event: Heard, data: string) => boolean },
) => {
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const headers = { cookie: sender.cookie, ...(options.after !== undefined && { 'Last-Event-ID': options.after }) };
  const { body } = await fetch(`${origin}/events`, { headers, signal: ending.signal });
  const heard: Heard[] = [];
  let rest = '';
  if (!body) throw new Error('no stream of events came');
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    const parts = (rest + value).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const [, id] = /^id: (.*)$/m.exec(part) ?? [];
      const [, data] = /^data: (.*)$/m.exec(part) ?? [];
      if (id === undefined || data === undefined) continue;
      const event = { id, kind: (JSON.parse(data) as { kind: string }).kind };
      heard.push(event);
      if (options.until(event, data)) return heard;
    }
  }
  throw new Error('the stream ended before the event came');
};

story(
  'a stream goes on after the last event that was heard, and says so when it cannot know',
  async ({ installation, standIn }) => {
    void standIn;
    const { origin } = installation;
    const sender = await createFormSender(installation);
    const begun = await hear(sender, origin, { until: () => true });
    expect(begun).toMatchObject([{ kind: 'reset' }]);
    const { body } = await sender.send({});
    const [made] = body.generations ?? [];
    const isDelivered = (_: Heard, data: string): boolean =>
      data.includes(made?.id ?? '?') && data.includes('"state":"delivered"');
    // Nobody was connected while the picture was made.
    const missed = await hear(sender, origin, { after: begun[0]?.id ?? '', until: isDelivered });
    expect(missed.map(({ kind }) => kind)).not.toContain('reset');
    const stranger = await createFormSender(installation);
    const foreign = await hear(stranger, origin, { after: 'not a number', until: () => true });
    expect(foreign).toMatchObject([{ kind: 'reset' }]);
  },
);

/** Presses somewhere, again and again, from the first moment on until the page has been alive for a while. */
const PRESS_ALL_THE_TIME = `(() => {
  const channel = new MessageChannel();
  const until = Date.now() + 5_000;
  channel.port1.onmessage = () => {
    document.body?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    if (Date.now() < until) channel.port2.postMessage(null);
  };
  channel.port2.postMessage(null);
})();`;

story('a press while the page comes alive breaks nothing', async ({ visitor, page }) => {
  await visitor.context.addInitScript(PRESS_ALL_THE_TIME);
  for (let load = 0; load < 3; load += 1) await openStudio(page);
});

import type { FaultRule, JournalEntry, PacingSettings } from '@candid/sandbox';
import { expect } from 'vitest';
import type { Installation } from './installation.ts';

const IMAGE_PATHS = ['/v1/images/generations', '/v1/images/edits'];

/** The OpenAI stand-in of the installation, through its own admin addresses. */
export interface StandIn {
  /** Instant answers in plain pictures, no faults, an empty journal. */
  reset(): Promise<void>;
  pace(change: Partial<PacingSettings>): Promise<void>;
  /** Manual pacing: lets steps that wait now pass, after they have come. */
  step(count?: number): Promise<void>;
  fail(rule: Partial<FaultRule> & Pick<FaultRule, 'fault'>): Promise<void>;
  /** Calls that ask for pictures, in order. */
  imageCalls(): Promise<readonly JournalEntry[]>;
  moderationCalls(): Promise<readonly JournalEntry[]>;
  /** The very bytes it answers an order with: its pictures follow from the order alone. */
  picture(order: Readonly<Record<string, unknown>>): Promise<Buffer>;
}

export const connectStandIn = ({ sandboxUrl: url, sandboxKey }: Installation): StandIn => {
  const admin = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${url}/admin/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    expect(answer.status, `${method} ${path}`).toBe(200);
    return (await answer.json()) as T;
  };
  const entries = async () => (await admin<{ entries: JournalEntry[] }>('GET', 'journal')).entries;
  const waiting = async () => (await admin<{ waiting: number }>('GET', 'pacing')).waiting;
  return {
    reset: async () => {
      await admin('PUT', 'pacing', { mode: 'instant', pictures: 'plain' });
      await admin('DELETE', 'faults');
      await admin('DELETE', 'journal');
    },
    pace: (change) => admin('PUT', 'pacing', change),
    step: async (count = 1) => {
      for (let step = 0; step < count; step += 1) {
        await expect.poll(waiting).toBeGreaterThan(0);
        await admin('POST', 'pacing/release', { steps: 1 });
      }
    },
    fail: (rule) => admin('POST', 'faults', rule),
    imageCalls: async () => (await entries()).filter(({ path }) => IMAGE_PATHS.includes(path)),
    moderationCalls: async () => (await entries()).filter(({ path }) => path === '/v1/moderations'),
    picture: async (order) => {
      const headers = { authorization: `Bearer ${sandboxKey}`, 'content-type': 'application/json' };
      const answer = await fetch(`${url}/v1/images/generations`, { method: 'POST', headers, body: JSON.stringify(order) });
      const { data } = (await answer.json()) as { data: { b64_json: string }[] };
      return Buffer.from(data[0]?.b64_json ?? '', 'base64');
    },
  };
};

import { coarseAgent } from '@candid/kernel';

/**
 * Browser and system of a `User-Agent` header in a few words, or null when it names none that is known: enough to know one's own device
 * again, little to follow anybody by.
 */
export const deviceLabel = (userAgent: string | null): string | null => {
  const { browser, system } = coarseAgent(userAgent);
  const parts = [browser, system].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
};

import type { Reading } from '../reading.ts';
import { cookiesOf } from './browser-storage.ts';
import { ask, type Site } from './site.ts';

/** A host name that always means the machine itself: what goes there passes no wire. */
const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const LEAST_AGE_SECONDS = 31_536_000;

const isStrict = (header: string | null): boolean => Number(/max-age=(\d+)/.exec(header ?? '')?.[1] ?? 0) >= LEAST_AGE_SECONDS;

/** Addresses asked: a page, a file, and one that is not there. */
const SAMPLES = ['/', '/privacy', '/robots.txt', '/no-such-page'];

/**
 * `transport`: how the site is reached; of some answers those without strict transport security, those that a call in clear got instead of
 * a way to https, cookies that would also go in clear or to scripts and other sites, and things that a page would load in clear. On this
 * machine alone nothing passes a wire (OH-15, CR-32).
 */
export const readTransport = async ({ site }: { readonly site: Site }): Promise<Reading> => {
  const isEncrypted = site.origin.protocol === 'https:';
  const figures = { reached: `${site.origin.protocol}//${site.origin.host}`, lax: 0, inClear: 0, looseCookies: 0, mixed: 0 };
  for (const path of SAMPLES) {
    const answer = await ask(site, path);
    if (isEncrypted && !isStrict(answer.headers.get('Strict-Transport-Security'))) figures.lax += 1;
    const wanted = isEncrypted ? /;\s*secure(;|$)/i : /./;
    figures.looseCookies += cookiesOf(answer).filter(
      (line) => !wanted.test(line) || !/;\s*httponly(;|$)/i.test(line) || !/;\s*samesite=(lax|strict)(;|$)/i.test(line),
    ).length;
    figures.mixed += isEncrypted ? (answer.text.match(/\s(src|srcset|action)="http:/g) ?? []).length : 0;
    if (!isEncrypted) continue;
    const inClear = await site.ask(path, { inClear: true });
    await inClear.body?.cancel();
    const leadsTo = URL.parse(inClear.headers.get('Location') ?? '');
    if (![301, 308].includes(inClear.status) || leadsTo?.origin !== site.origin.origin) figures.inClear += 1;
  }
  const { lax, inClear, looseCookies, mixed } = figures;
  return {
    ok: lax + inClear + looseCookies + mixed === 0 && (isEncrypted || LOOPBACK.test(site.origin.hostname)),
    figures,
  };
};

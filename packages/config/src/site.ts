import type { ConfigProblem } from './problems.ts';
import { logLevel, optional, origin, required } from './fields.ts';
import { trustedProxies } from './proxies.ts';
import { variable, type Values } from './variables.ts';
import { z } from 'zod';

/** A start is local when its origin is loopback: http and stand-ins are fine then, and everything binds loopback. */
export type Mode = 'local' | 'production';

/** The controller's identity, as the law asks it to be published. */
export interface Operator {
  readonly name: string;
  readonly address: string;
  readonly contact: string;
  /** The supervisory authority a complaint goes to. */
  readonly authority: string;
}

/** What every program knows. */
export interface SiteConfig {
  readonly mode: Mode;
  /** A shipped policy's id, or the path of a module. */
  readonly policy: string;
  /** The same of a later version that is announced and comes into force at its time; null where none is prepared. */
  readonly nextPolicy: string | null;
  /** YYYY-MM-DD: when the operator last went through the whole policy; null: when its version was made (OD-19). */
  readonly reviewedOn: string | null;
  readonly origin: string;
  readonly consoleOrigin: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Null only in local mode. */
  readonly operator: Operator | null;
  /** Addresses and ranges whose word on client and host is taken; none in local mode, where nothing stands between. */
  readonly trustedProxies: readonly string[];
}

const identity = optional('It is published in the privacy policy: set it before opening the service to others.');

const nextPolicy = optional('Set the path of a policy module with a later version of the same policy, or leave it out.');

const reviewedOn = variable(
  z.union([z.undefined(), z.iso.date()], 'is not a day'),
  'Set it to the day of the last review, for example 2026-05-01, or leave it out: then that of the version counts.',
);

export const siteVariables = {
  POLICY: required('Set the id of a policy, for example one-hour, or the path of a policy module.'),
  NEXT_POLICY: nextPolicy,
  POLICY_REVIEWED: reviewedOn,
  ORIGIN: origin('https://images.example.org'),
  CONSOLE_ORIGIN: origin('https://console.example.org'),
  LOG_LEVEL: logLevel,
  OPERATOR_NAME: identity,
  OPERATOR_ADDRESS: identity,
  OPERATOR_CONTACT: identity,
  OPERATOR_AUTHORITY: identity,
  TRUSTED_PROXIES: trustedProxies,
};

type SiteValues = Values<typeof siteVariables>;

/** Whether a host name always means this machine. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  hostname === '::1' ||
  /^127(\.\d{1,3}){3}$/.test(hostname);

export const modeOf = (siteOrigin: string): Mode => (isLoopback(new URL(siteOrigin).hostname) ? 'local' : 'production');

const OPERATOR_VARIABLES = ['OPERATOR_NAME', 'OPERATOR_ADDRESS', 'OPERATOR_CONTACT', 'OPERATOR_AUTHORITY'] as const;

/** What production asks of every program, and what keeps cookies of web and console apart in both modes (ports do not). */
export const checkSite = (values: SiteValues): ConfigProblem[] => {
  const problems: ConfigProblem[] = [];
  const { ORIGIN, CONSOLE_ORIGIN } = values;
  if (new URL(ORIGIN).hostname === new URL(CONSOLE_ORIGIN).hostname) {
    const remedy = 'Give the console a host name of its own: cookies do not tell ports apart.';
    problems.push({ variable: 'CONSOLE_ORIGIN', problem: 'has the same host name as ORIGIN', remedy });
  }
  if (modeOf(ORIGIN) === 'local') {
    if (modeOf(CONSOLE_ORIGIN) === 'production') {
      const remedy = 'Set ORIGIN to its public address too, or CONSOLE_ORIGIN to http://console.localhost:3001.';
      problems.push({ variable: 'CONSOLE_ORIGIN', problem: 'is public while ORIGIN is this machine only', remedy });
    }
    return problems;
  }
  for (const name of ['ORIGIN', 'CONSOLE_ORIGIN'] as const) {
    if (!values[name].startsWith('https:')) {
      problems.push({
        variable: name,
        problem: 'is not https',
        remedy: 'Only a loopback address may use http: put TLS in front and set the https address.',
      });
    }
  }
  for (const name of OPERATOR_VARIABLES) {
    if (values[name] === undefined) problems.push({ variable: name, problem: 'is not set', remedy: identity.remedy });
  }
  return problems;
};

/** Who runs the installation, where all of it is said. */
export const operatorOf = (
  values: Pick<SiteValues, 'OPERATOR_NAME' | 'OPERATOR_ADDRESS' | 'OPERATOR_CONTACT' | 'OPERATOR_AUTHORITY'>,
): Operator | null => {
  const { OPERATOR_NAME: name, OPERATOR_ADDRESS: address, OPERATOR_CONTACT: contact, OPERATOR_AUTHORITY: authority } = values;
  return name && address && contact && authority ? Object.freeze({ name, address, contact, authority }) : null;
};

export const siteConfig = (values: SiteValues): SiteConfig => {
  const mode = modeOf(values.ORIGIN);
  return {
    mode,
    policy: values.POLICY,
    nextPolicy: values.NEXT_POLICY ?? null,
    reviewedOn: values.POLICY_REVIEWED ?? null,
    origin: values.ORIGIN,
    consoleOrigin: values.CONSOLE_ORIGIN,
    logLevel: values.LOG_LEVEL,
    operator: operatorOf(values),
    trustedProxies: mode === 'local' ? [] : Object.freeze(values.TRUSTED_PROXIES),
  };
};

/** A program of a local start is reachable from this machine only. */
export const checkHost = (host: string, siteOrigin: string): ConfigProblem[] =>
  modeOf(siteOrigin) === 'local' && !isLoopback(host)
    ? [
        {
          variable: 'HOST',
          problem: 'opens a local start to the network',
          remedy: 'Set HOST=127.0.0.1, or set ORIGIN to the public https address.',
        },
      ]
    : [];

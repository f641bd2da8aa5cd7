const BROWSERS = [
  [/\bEdgA?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/.*Safari\//, 'Safari'],
] as const;
const SYSTEMS = [
  [/\b(?:iPhone|iPod)\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
] as const;

export type BrowserFamily = (typeof BROWSERS)[number][1];
export type SystemFamily = (typeof SYSTEMS)[number][1];
export const DEVICE_CLASSES = ['phone', 'tablet', 'computer', 'other'] as const;
export type DeviceClass = (typeof DEVICE_CLASSES)[number];

/** Longer ones are no browser's: what stands further behind is not looked at. */
const LOOKED_AT = 400;

/** What a `User-Agent` header tells at its coarsest: families without versions, the device's class without its model (NA-05, HI-06). */
export interface CoarseAgent {
  /** Null for none of the known. */
  readonly browser: BrowserFamily | null;
  readonly system: SystemFamily | null;
  readonly device: DeviceClass;
}

const find = <Name>(text: string, names: readonly (readonly [RegExp, Name])[]): Name | null =>
  names.find(([pattern]) => pattern.test(text))?.[1] ?? null;

const deviceOf = (text: string, system: SystemFamily | null): DeviceClass => {
  if (system === null) return 'other';
  if (system === 'iPhone') return 'phone';
  if (system === 'iPad') return 'tablet';
  if (system === 'Android') return /\bMobile\b/.test(text) ? 'phone' : 'tablet';
  return 'computer';
};

/** Reads a `User-Agent` header. */
export const coarseAgent = (userAgent: string | null): CoarseAgent => {
  const text = (userAgent ?? '').slice(0, LOOKED_AT);
  const system = find<SystemFamily>(text, SYSTEMS);
  return { browser: find<BrowserFamily>(text, BROWSERS), system, device: deviceOf(text, system) };
};

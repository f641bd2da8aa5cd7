import type { ReactNode } from 'react';

export type ReceiptLine = {
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** `time` for what runs out, `proven` for what the system shows to be true, `total` for the sum. */
  readonly tone?: 'time' | 'proven' | 'total';
};

export type ReceiptProps = {
  readonly title: ReactNode;
  readonly serial?: ReactNode;
  readonly lines: readonly ReceiptLine[];
  readonly foot?: ReactNode;
  /** The fingerprint that signs it, drawn as bars and written below; `isVoid` once its key is destroyed. */
  readonly signature?: { readonly fingerprint: string; readonly caption: ReactNode; readonly isVoid: boolean };
  /** The heading level that fits the place. */
  readonly level?: 2 | 3;
};

/** Bars whose widths are the fingerprint's hexadecimal digits: two equal receipts look equal. */
export const barsOf = (fingerprint: string): { readonly x: number; readonly width: number }[] => {
  let x = 0;
  return [...fingerprint.replace(/[^0-9a-f]/gi, '')].slice(0, 32).map((digit) => {
    const value = Number.parseInt(digit, 16);
    const bar = { x, width: 1 + (value & 3) };
    x += bar.width + 1 + (value >> 2);
    return bar;
  });
};

const Bars = ({ fingerprint, isVoid }: { readonly fingerprint: string; readonly isVoid: boolean }) => {
  const bars = barsOf(fingerprint);
  const last = bars.at(-1);
  if (!last) return null;
  return (
    <svg
      className="receipt__bars"
      data-void={isVoid}
      viewBox={`0 0 ${last.x + last.width} 10`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {bars.map((bar) => (
        <rect key={bar.x} x={bar.x} width={bar.width} y={0} height={10} />
      ))}
    </svg>
  );
};

/** A promise or an event, itemised: what, until when, how to check it. */
export const Receipt = ({ title, serial, lines, foot, signature, level = 2 }: ReceiptProps) => {
  const Heading = `h${level}` as const;
  return (
    <section className="receipt">
      <div className="receipt__paper">
        <Heading className="receipt__head">
          <span>{title}</span>
          {serial === undefined ? null : <span>{serial}</span>}
        </Heading>
        <dl className="receipt__lines">
          {lines.map((line, index) => (
            <div className="receipt__line" data-tone={line.tone} key={index}>
              <dt>{line.label}</dt>
              <dd>{line.value}</dd>
            </div>
          ))}
        </dl>
        {foot === undefined ? null : <p className="receipt__foot">{foot}</p>}
        {signature === undefined ? null : (
          <p className="receipt__sign">
            <Bars fingerprint={signature.fingerprint} isVoid={signature.isVoid} />
            <span>{signature.caption}</span>
          </p>
        )}
      </div>
    </section>
  );
};

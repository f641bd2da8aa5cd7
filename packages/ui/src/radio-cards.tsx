import { useEffect, useRef, type ReactNode, type RefObject } from 'react';

export type Choice<V extends string> = {
  readonly value: V;
  readonly label: ReactNode;
  /** What a listener hears when the label alone is too short. */
  readonly spoken?: string;
  /** Draws the choice as a shape of these proportions. */
  readonly shape?: { readonly width: number; readonly height: number };
  readonly disabled?: boolean;
};

export type RadioCardsProps<V extends string> = {
  readonly legend: ReactNode;
  readonly hideLegend?: boolean;
  /** `cards` stand apart; `segments` lie in one strip; `shapes` show their drawing alone, the label is for listeners. */
  readonly look?: 'cards' | 'segments' | 'shapes';
  readonly name: string;
  readonly value: V;
  readonly choices: readonly Choice<V>[];
  readonly onChange: (value: V) => void;
};

const BOX = 22;
/** Every shape covers the same area, as the pictures do; the longest just fit the box. */
const AREA = 150;
const LONGEST = 21;

const Shape = ({ width, height }: { readonly width: number; readonly height: number }) => {
  const scale = Math.min(Math.sqrt(AREA / (width * height)), LONGEST / Math.max(width, height));
  const [w, h] = [width * scale, height * scale];
  return (
    <svg className="choice__shape" viewBox={`0 0 ${BOX} ${BOX}`} aria-hidden="true" focusable="false">
      <rect x={(BOX - w) / 2} y={(BOX - h) / 2} width={w} height={h} />
    </svg>
  );
};

/** What was chosen in a page before it came alive is in its buttons alone: it counts, and would be undone at the next change otherwise. */
const useEarlyChoice = <V extends string>({ value, choices, onChange }: RadioCardsProps<V>): RefObject<HTMLFieldSetElement> => {
  const group = useRef<HTMLFieldSetElement>(null);
  const atFirst = useRef({ value, choices, onChange });
  useEffect(() => {
    const { current: given } = atFirst;
    const checked = group.current?.querySelector<HTMLInputElement>('input:checked')?.value;
    const early = given.choices.find((choice) => choice.value === checked && choice.value !== given.value);
    if (early) given.onChange(early.value);
  }, []);
  return group;
};

/** One of a few, as a row of native radio buttons drawn as cards: arrow keys, forms and readers work as they always do. */
export const RadioCards = <V extends string>(props: RadioCardsProps<V>) => (
  <fieldset className="choices" data-look={props.look ?? 'cards'} ref={useEarlyChoice(props)}>
    <legend className={props.hideLegend ? 'u-hidden' : 'field__label'}>{props.legend}</legend>
    <div className="choices__cards">
      {props.choices.map((choice) => (
        <label className="choice" key={choice.value} title={props.look === 'shapes' ? choice.spoken : undefined}>
          <input
            type="radio"
            name={props.name}
            value={choice.value}
            checked={choice.value === props.value}
            disabled={choice.disabled}
            // Browsers put back on reload what was chosen before: that would count as chosen now.
            autoComplete="off"
            aria-label={choice.spoken}
            onChange={() => props.onChange(choice.value)}
          />
          {choice.shape ? <Shape {...choice.shape} /> : null}
          <span className={props.look === 'shapes' ? 'u-hidden' : 'choice__label'}>{choice.label}</span>
        </label>
      ))}
    </div>
  </fieldset>
);

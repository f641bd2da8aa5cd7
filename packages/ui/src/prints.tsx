import { Icon } from './icon.tsx';

export type SmallPrint = {
  readonly id: string;
  readonly src: string | undefined;
  readonly alt: string;
  readonly removeLabel: string;
};

export type PrintsProps = {
  readonly label: string;
  readonly prints: readonly SmallPrint[];
  readonly onRemove: (id: string) => void;
};

/** Reference pictures as small prints, each with its own way out. */
export const Prints = ({ label, prints, onRemove }: PrintsProps) => (
  <ul className="prints" aria-label={label}>
    {prints.map((print) => (
      <li className="small-print" key={print.id}>
        <img src={print.src} alt={print.alt} />
        <button className="small-print__remove" type="button" aria-label={print.removeLabel} onClick={() => onRemove(print.id)}>
          <Icon name="close" />
        </button>
      </li>
    ))}
  </ul>
);

import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';

export type FieldFrame = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  /** Keeps the label for listeners only, where the place makes it plain to the eye. */
  readonly hideLabel?: boolean;
  /** For a control that has to be found from elsewhere; one is made up otherwise. */
  readonly id?: string;
};

type Wiring = { readonly id: string; readonly 'aria-describedby': string | undefined; readonly 'aria-invalid': true | undefined };

/** Owns label, hint, error and their wiring for one control; every field of the product goes through it. */
const FieldShell = (props: FieldFrame & { readonly children: (wiring: Wiring) => ReactNode; readonly after?: ReactNode }) => {
  const madeUp = useId();
  const id = props.id ?? madeUp;
  const described = [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className={props.hideLabel ? 'u-hidden' : 'field__label'} htmlFor={id}>
        {props.label}
      </label>
      {props.children({ id, 'aria-describedby': described || undefined, 'aria-invalid': props.error ? true : undefined })}
      {props.hint ? (
        <p className="field__hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {props.error ? (
        <p className="field__error" id={`${id}-error`} role="alert">
          {props.error}
        </p>
      ) : null}
      {props.after}
    </div>
  );
};

const splitFrame = <P extends FieldFrame>({ label, hint, error, hideLabel, id, ...rest }: P) => ({
  frame: {
    label,
    ...(hint !== undefined && { hint }),
    ...(error !== undefined && { error }),
    ...(hideLabel && { hideLabel }),
    ...(id !== undefined && { id }),
  },
  rest,
});

/** A one-line input with its label. */
export const Field = (props: FieldFrame & InputHTMLAttributes<HTMLInputElement>) => {
  const { frame, rest } = splitFrame(props);
  return <FieldShell {...frame}>{(wiring) => <input {...rest} {...wiring} className="input" />}</FieldShell>;
};

/** A drop-down list with its label; options are its children. */
export const Select = (props: FieldFrame & SelectHTMLAttributes<HTMLSelectElement>) => {
  const { frame, rest } = splitFrame(props);
  return <FieldShell {...frame}>{(wiring) => <select {...rest} {...wiring} className="select" />}</FieldShell>;
};

export type TextAreaCount = {
  /** Said only from three quarters of the limit on: an empty counter is noise. */
  readonly text: (used: number) => ReactNode;
  readonly limit: number;
  readonly used: number;
};

/** A text that grows with its content, with a counter that appears when the limit comes near. */
export const TextArea = (
  props: FieldFrame & { readonly count?: TextAreaCount } & TextareaHTMLAttributes<HTMLTextAreaElement>,
) => {
  const { count, ...others } = props;
  const { frame, rest } = splitFrame(others);
  const shown = count !== undefined && count.used >= count.limit * 0.75;
  const counter = shown ? (
    <output className="field__count" data-over={count.used > count.limit}>
      {count.text(count.used)}
    </output>
  ) : undefined;
  return (
    <FieldShell {...frame} after={counter}>
      {(wiring) => <textarea rows={1} {...rest} {...wiring} className="textarea" />}
    </FieldShell>
  );
};

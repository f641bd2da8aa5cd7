import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';

export type ButtonLook = {
  readonly tone?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly small?: boolean;
  /** Square, for an icon whose word is there for listeners only. */
  readonly square?: boolean;
  /** A number that belongs to the act, such as its price. */
  readonly figure?: ReactNode;
};

const classOf = ({ tone = 'plain', small = false, square = false }: ButtonLook): string =>
  ['button', tone === 'plain' ? '' : `button--${tone}`, small ? 'button--small' : '', square ? 'button--square' : '']
    .filter(Boolean)
    .join(' ');

const Content = ({ children, figure }: { readonly children: ReactNode; readonly figure?: ReactNode }) => (
  <>
    {children}
    {figure === undefined ? null : <span className="button__figure">{figure}</span>}
  </>
);

/** A button; `type` is `button` unless given, so that it never submits by accident. */
export const Button = ({
  tone,
  small,
  square,
  figure,
  children,
  ...rest
}: ButtonLook & ButtonHTMLAttributes<HTMLButtonElement>) => (
  <button
    type="button"
    {...rest}
    className={classOf({ ...(tone && { tone }), ...(small && { small }), ...(square && { square }) })}
  >
    <Content figure={figure}>{children}</Content>
  </button>
);

/** A link that leads to an act (a download, another page) and looks like one. */
export const ButtonLink = ({
  tone,
  small,
  square,
  figure,
  children,
  ...rest
}: ButtonLook & AnchorHTMLAttributes<HTMLAnchorElement>) => (
  <a {...rest} className={classOf({ ...(tone && { tone }), ...(small && { small }), ...(square && { square }) })}>
    <Content figure={figure}>{children}</Content>
  </a>
);

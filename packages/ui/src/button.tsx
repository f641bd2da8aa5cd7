import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';

export type ButtonLook = {
  readonly tone?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly small?: boolean;
  /** A number that belongs to the act, such as its price. */
  readonly figure?: ReactNode;
};

const classOf = ({ tone = 'plain', small = false }: ButtonLook): string =>
  ['button', tone === 'plain' ? '' : `button--${tone}`, small ? 'button--small' : ''].filter(Boolean).join(' ');

const Content = ({ children, figure }: { readonly children: ReactNode; readonly figure?: ReactNode }) => (
  <>
    {children}
    {figure === undefined ? null : <span className="button__figure">{figure}</span>}
  </>
);

/** A button; `type` is `button` unless given, so that it never submits by accident. */
export const Button = ({ tone, small, figure, children, ...rest }: ButtonLook & ButtonHTMLAttributes<HTMLButtonElement>) => (
  <button type="button" {...rest} className={classOf({ ...(tone && { tone }), ...(small && { small }) })}>
    <Content figure={figure}>{children}</Content>
  </button>
);

/** A link that leads to an act (a download, another page) and looks like one. */
export const ButtonLink = ({ tone, small, figure, children, ...rest }: ButtonLook & AnchorHTMLAttributes<HTMLAnchorElement>) => (
  <a {...rest} className={classOf({ ...(tone && { tone }), ...(small && { small }) })}>
    <Content figure={figure}>{children}</Content>
  </a>
);

import type { ReactNode } from 'react';

/** Text for people who listen to the page instead of looking at it. */
export const VisuallyHidden = ({ children }: { readonly children: ReactNode }) => <span className="u-hidden">{children}</span>;

/** The first stop of the keyboard: jumps over the header to the element with the id `target`. */
export const SkipLink = ({ target, children }: { readonly target: string; readonly children: ReactNode }) => (
  <a className="skip-link" href={`#${target}`}>
    {children}
  </a>
);

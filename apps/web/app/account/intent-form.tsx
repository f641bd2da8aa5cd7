import type { ReactNode } from 'react';

export interface IntentFormProps {
  readonly intent: string;
  readonly csrfToken: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A form of the account page. It works without script. */
export const IntentForm = ({ intent, csrfToken, className, children }: IntentFormProps) => (
  <form className={className} method="post" action="/account">
    <input type="hidden" name="csrf" value={csrfToken} />
    <input type="hidden" name="intent" value={intent} />
    {children}
  </form>
);

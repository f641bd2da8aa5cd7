import type { ReactNode } from 'react';
import { PageForm } from '../shell/page-links.tsx';

export interface IntentFormProps {
  readonly intent: string;
  readonly csrfToken: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A form of the account page. It works without script. */
export const IntentForm = ({ intent, csrfToken, className, children }: IntentFormProps) => (
  <PageForm className={className} action="/account">
    <input type="hidden" name="csrf" value={csrfToken} />
    <input type="hidden" name="intent" value={intent} />
    {children}
  </PageForm>
);

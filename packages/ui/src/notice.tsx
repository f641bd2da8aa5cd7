import type { ReactNode } from 'react';

export type NoticeProps = {
  readonly tone?: 'plain' | 'trouble' | 'proven';
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
};

/** Says what happened, what it cost and what to do. Trouble is announced at once, the rest when there is a pause. */
export const Notice = ({ tone = 'plain', title, children, action }: NoticeProps) => (
  <div className="notice" data-tone={tone} role={tone === 'trouble' ? 'alert' : 'status'}>
    <span className="notice__sign" aria-hidden="true" />
    <p className="notice__title">{title}</p>
    {action ?? <span />}
    {children === undefined ? null : <p className="notice__body">{children}</p>}
  </div>
);

import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Icon } from './icon.tsx';

export type DrawerProps = {
  readonly title: ReactNode;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A modal sheet from the right on the native dialog: focus stays inside, Escape and the backdrop close it. */
export const Drawer = ({ title, closeLabel, onClose, children }: DrawerProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    // An open attribute from the server makes the page readable without script; modality needs the method.
    element.close();
    element.showModal();
    return () => element.close();
  }, []);
  return (
    // A click on the backdrop closes it for a pointer; Escape does the same for a keyboard (onCancel).
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      className="drawer"
      open
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <header className="drawer__head">
        <h2 className="drawer__title" id={titleId}>
          {title}
        </h2>
        <button type="button" className="button button--quiet button--small" onClick={onClose}>
          <Icon name="close" />
          {closeLabel}
        </button>
      </header>
      {children}
    </dialog>
  );
};

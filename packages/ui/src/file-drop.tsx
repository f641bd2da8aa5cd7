import { useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react';

export type FileDropProps = {
  /** Media types taken; other files are left alone so that text can still be pasted and dropped. */
  readonly accept: readonly string[];
  readonly onFiles: (files: File[]) => void;
  readonly children: ReactNode;
};

const filesOf = (list: FileList | null | undefined, accept: readonly string[]): File[] =>
  [...(list ?? [])].filter((file) => accept.includes(file.type));

/** An area into which pictures can be dropped or pasted. Choosing by button is its child's part: see `FileButton`. */
export const FileDrop = ({ accept, onFiles, children }: FileDropProps) => {
  const [over, setOver] = useState(false);
  const take = (event: DragEvent | ClipboardEvent, list: FileList | undefined) => {
    const files = filesOf(list, accept);
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };
  return (
    <div
      className="file-drop"
      data-over={over}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        take(event, event.dataTransfer.files);
      }}
      onPaste={(event) => take(event, event.clipboardData.files)}
    >
      {children}
    </div>
  );
};

export type FileButtonProps = {
  readonly name: string;
  readonly accept: readonly string[];
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly onFiles: (files: File[]) => void;
  readonly children: ReactNode;
};

/** Chooses files: a native file input inside its own label. */
export const FileButton = ({ name, accept, multiple = true, disabled = false, onFiles, children }: FileButtonProps) => (
  <label className="button button--quiet button--small file-button" aria-disabled={disabled || undefined}>
    <input
      className="u-hidden"
      type="file"
      name={name}
      accept={accept.join(',')}
      multiple={multiple}
      disabled={disabled}
      onChange={(event) => {
        onFiles([...(event.currentTarget.files ?? [])]);
        event.currentTarget.value = '';
      }}
    />
    {children}
  </label>
);

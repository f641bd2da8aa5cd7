import { useEffect, useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react';

export type FileDropProps = {
  /** Media types taken; pasted text is left alone. */
  readonly accept: readonly string[];
  readonly onFiles: (files: File[]) => void;
  /** Hears of dropped files of other types. */
  readonly onOther: () => void;
  readonly children: ReactNode;
};

const hasFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false;

/** A file that misses its mark would be opened in place of the page, and everything written in it would be lost. */
const useDropGuard = (): void => {
  useEffect(() => {
    const guard = (event: globalThis.DragEvent): void => {
      if (hasFiles(event.dataTransfer)) event.preventDefault();
    };
    addEventListener('dragover', guard);
    addEventListener('drop', guard);
    return () => {
      removeEventListener('dragover', guard);
      removeEventListener('drop', guard);
    };
  }, []);
};

/** An area into which pictures can be dropped or pasted. Choosing by button is its child's part: see `FileButton`. */
export const FileDrop = ({ accept, onFiles, onOther, children }: FileDropProps) => {
  const [over, setOver] = useState(false);
  useDropGuard();
  const take = (event: DragEvent | ClipboardEvent, list: FileList): number => {
    const files = [...list].filter((file) => accept.includes(file.type));
    if (files.length === 0) return 0;
    event.preventDefault();
    onFiles(files);
    return files.length;
  };
  return (
    <div
      className="file-drop"
      data-over={over}
      onDragOver={(event) => {
        if (!hasFiles(event.dataTransfer)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (take(event, event.dataTransfer.files) < event.dataTransfer.files.length) onOther();
      }}
      onPaste={(event) => void take(event, event.clipboardData.files)}
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

/** Chooses files: a native file input inside its own label, drawn as a square for an icon. */
export const FileButton = ({ name, accept, multiple = true, disabled = false, onFiles, children }: FileButtonProps) => (
  <label className="button button--quiet button--square file-button" aria-disabled={disabled || undefined}>
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

const PATHS = {
  add: 'M9 3.5v11M3.5 9h11',
  close: 'M4.5 4.5l9 9M13.5 4.5l-9 9',
  download: 'M9 3v8.5M5.5 8.5L9 12l3.5-3.5M3.5 15h11',
  edit: 'M11.5 3.8l2.7 2.7L6.5 14.2l-3.2.5.5-3.2z',
  variation: 'M3.5 6.5h8v8h-8zM6.5 6.5v-3h8v8h-3',
  options: 'M3 5.5h6M13 5.5h2M3 12.5h2M9 12.5h6M11 3.5v4M7 10.5v4',
  undo: 'M6 4L3 7l3 3M3 7h7.5a4 4 0 010 8H7',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing beside a word or inside a named control; never the only carrier of a meaning. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="icon" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} />
  </svg>
);

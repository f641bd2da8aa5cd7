import type { ReactNode } from 'react';
import { useWords } from '../words.tsx';

export interface LedgerProps {
  readonly title: string;
  /** The title is said by a heading above. */
  readonly isTitleHidden?: boolean;
  /** Wider than a phone: it scrolls in its frame, by keyboard too. */
  readonly isWide?: boolean;
  readonly columns: readonly { readonly name: string; readonly figure?: boolean }[];
  readonly rows: readonly (readonly ReactNode[])[];
}

/** A titled table of the ledger: the first cell of a row names it, figures align right. */
export const Ledger = ({ title, isTitleHidden = false, isWide = false, columns, rows }: LedgerProps) => {
  const { t } = useWords();
  return (
    <div className="ledger__frame" {...(isWide && { role: 'region', tabIndex: 0, 'aria-label': title })}>
      <table className="ledger">
        <caption className={isTitleHidden ? 'u-hidden' : undefined}>{title}</caption>
        <thead>
          <tr>
            {columns.map(({ name, figure }) => (
              <th key={name} scope="col" data-figure={figure}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) =>
                at === 0 ? (
                  <th key={at} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={at} data-figure={columns[at]?.figure}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
          {rows.length === 0 ? (
            <tr>
              <td className="ledger__nothing" colSpan={columns.length}>
                {t('health.nothing')}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
};

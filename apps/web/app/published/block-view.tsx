import type { Block } from '@candid/publishing';
import type { PublishedView } from '../server/published-loader.ts';
import { PromiseLine } from './promise-line.tsx';
import { RunningText } from './runs.tsx';

type TableBlock = Extract<Block, { readonly kind: 'table' }>;

/** A table; where it has more than a name and a value, its rows become cards when there is no room beside each other. */
const Rows = ({ table, labelledBy }: { readonly table: TableBlock; readonly labelledBy: string }) => (
  <table className="rows" data-wide={table.head.length > 2 || undefined} aria-labelledby={labelledBy}>
    <thead>
      <tr>
        {table.head.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {table.rows.map(([name = [], ...cells], index) => (
        <tr key={index}>
          <th scope="row">
            <RunningText runs={name} />
          </th>
          {cells.map((cell, column) => (
            <td key={column} data-label={table.head[column + 1]}>
              <RunningText runs={cell} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

export interface BlockViewProps {
  readonly block: Block;
  readonly evidence: PublishedView['evidence'];
  /** The id of the heading above. */
  readonly labelledBy: string;
}

/** One block of a published page. */
export const BlockView = ({ block, evidence, labelledBy }: BlockViewProps) => {
  switch (block.kind) {
    case 'text':
      return (
        <p>
          <RunningText runs={block.runs} />
        </p>
      );
    case 'list':
      return (
        <ul className="published__list">
          {block.items.map((item, index) => (
            <li key={index}>
              <RunningText runs={item} />
            </li>
          ))}
        </ul>
      );
    case 'steps':
      return (
        <ol className="published__steps">
          {block.items.map(({ heading, runs }) => (
            <li key={heading}>
              <h3>{heading}</h3>
              <p>
                <RunningText runs={runs} />
              </p>
            </li>
          ))}
        </ol>
      );
    case 'facts':
      return (
        <dl className="facts published__facts">
          {block.facts.map(({ label, runs }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <RunningText runs={runs} />
              </dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return <Rows table={block} labelledBy={labelledBy} />;
    case 'picture':
      return (
        <figure className="published__picture">
          <img src={block.source} alt={block.alt} loading="lazy" />
          <figcaption>{block.caption}</figcaption>
        </figure>
      );
    case 'promise':
      return <PromiseLine promise={block} evidence={evidence?.byCommitment[block.id] ?? null} readAt={evidence?.at ?? null} />;
  }
};

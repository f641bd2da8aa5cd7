export interface NewMigration {
  readonly file: string;
  readonly source: string;
  /** The list of migrations with the new one at its end. */
  readonly index: string;
}

/**
 * The text of a new migration and of the list that names it.
 * @param options.title what it does, in lower-case words joined by `-`
 * @param options.index the present text of migrations/index.ts
 * @throws Error in words for the person at the terminal when the title is not of that form
 */
export const newMigration = ({ title, now, index }: { title: string; now: Date; index: string }): NewMigration => {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(title)) {
    throw new Error('Name the migration in lower-case words joined by "-", such as: npm run migrate:new -- add-orders');
  }
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const name = `${stamp}-${title}`;
  const variable = title.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  if (new RegExp(`\\b${variable}\\b`).test(index))
    throw new Error(`A migration called "${title}" exists already: choose another name.`);
  const source = [
    `import type { Migration } from '../migrate-forward.ts';`,
    '',
    `export const ${variable}: Migration = {`,
    `  name: '${name}',`,
    '  sql: `',
    '  `,',
    '};',
    '',
  ].join('\n');
  const listed = index
    .replace(/\n(?=\n\/\*\*)/, `\nimport { ${variable} } from './${name}.ts';\n`)
    .replace(/\[([^\]]*?),?\s*\];\s*$/, (_, names: string) => `[${names.trim()}, ${variable}];\n`);
  return { file: `${name}.ts`, source, index: listed };
};

import ts from 'typescript';

/** Attributes whose value a person reads or hears. */
const READ_ATTRIBUTES = new Set([
  'alt',
  'title',
  'placeholder',
  'label',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'hint',
]);

export type BareText = { readonly line: number; readonly text: string };

const hasWords = (text: string): boolean => /\p{L}/u.test(text);

const bareTextOf = (node: ts.Node): string | undefined => {
  if (ts.isJsxText(node)) return node.text.trim();
  if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteralLike(node.expression) && ts.isJsxElement(node.parent))
    return node.expression.text;
  if (
    ts.isJsxAttribute(node) &&
    node.initializer &&
    ts.isStringLiteral(node.initializer) &&
    READ_ATTRIBUTES.has(node.name.getText())
  )
    return node.initializer.text;
  return undefined;
};

/** Finds words written straight into TSX instead of coming from a message catalogue. */
export const findBareText = (fileName: string, source: string): BareText[] => {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: BareText[] = [];
  const visit = (node: ts.Node): void => {
    const text = bareTextOf(node);
    if (text !== undefined && hasWords(text))
      found.push({ line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, text });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

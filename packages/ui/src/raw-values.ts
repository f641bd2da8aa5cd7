export type RawValue = { readonly line: number; readonly text: string };

const RAW =
  /#[0-9a-f]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|oklch|oklab|lab|lch|color)\(|(?<![\w-])-?\d*\.?\d+(?:px|rem|em|ch|pt|ms|s)\b/gi;

const withoutComments = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));

/** Colours and sizes written as values in a style sheet. Media and container queries are exempt: custom properties do not work in them. */
export const findRawValues = (css: string): RawValue[] =>
  withoutComments(css)
    .split('\n')
    .flatMap((text, index) =>
      /^\s*@(media|container)\b/.test(text) ? [] : [...text.matchAll(RAW)].map((match) => ({ line: index + 1, text: match[0] })),
    );

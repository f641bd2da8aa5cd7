const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as HTML says it. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

// Mail programs know no style sheets with variables: the tokens' paper, ink and ember stand here as they are.
export const STYLE = {
  body: 'margin:0;background:#f4f1ea;color:#1f1d1a;font:16px/1.55 Georgia,serif',
  sheet: 'max-width:34rem;margin:0 auto;padding:32px 24px',
  heading: 'font-size:22px;line-height:1.3;margin:0 0 20px',
  button:
    'display:inline-block;background:#1f1d1a;color:#f4f1ea;padding:12px 20px;border-radius:4px;text-decoration:none;font-family:Helvetica,Arial,sans-serif',
  small: 'font-size:13px;color:#5f5a52',
} as const;

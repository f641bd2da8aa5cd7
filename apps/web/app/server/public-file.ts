export interface PublicFileOptions {
  readonly type: string;
  /** The language it is in, where it has one. */
  readonly locale?: string;
}

/** A text that is the same for everybody who asks in that language: caches may keep it for a while. */
export const publicFile = (text: string, { type, locale }: PublicFileOptions): Response =>
  new Response(text, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'public, max-age=300',
      ...(locale !== undefined && { 'Content-Language': locale, Vary: 'Accept-Language' }),
    },
  });

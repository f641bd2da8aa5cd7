/** One server-sent event. */
export type SentEvent = { readonly id: string; readonly event: string; readonly data: string };

const BLANK: SentEvent = { id: '', event: 'message', data: '' };

/** Takes one line of a stream into the event it belongs to. */
const withLine = (event: SentEvent, line: string): SentEvent => {
  const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
  if (name === 'data') return { ...event, data: event.data === '' ? value : `${event.data}\n${value}` };
  return name === 'id' || name === 'event' ? { ...event, [name]: value } : event;
};

/**
 * Reads a stream of server-sent events as they come. An `EventSource` would do the same, but cannot send a header, which is what
 * carries the session where no cookie does. Ends with the stream; a stream that breaks off throws.
 */
export async function* readEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<SentEvent> {
  const reader = stream.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let rest = '';
  let event = BLANK;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line !== '') event = withLine(event, line);
        else {
          if (event.data !== '') yield event;
          event = { ...BLANK, id: event.id };
        }
      }
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

import { connect, type Socket } from 'node:net';

export interface Reply {
  readonly status: number;
  readonly body: string;
}

const LENGTH = /\r\ncontent-length: *(\d+)/i;
const HEAD_END = '\r\n\r\n';

/**
 * One kept connection that carries one request at a time, and no more of HTTP than an answer with a known length. The
 * load shares the cores with what it measures: `fetch` would cost about as much as the server's whole work. Opened
 * with the first request, and again after the server has closed it for being idle.
 */
export class KeptConnection {
  private socket: Socket | undefined;
  private pending: { resolve(reply: Reply): void; reject(error: Error): void } | undefined;
  private received = '';

  constructor(private readonly port: number) {}

  /** @param request head and body as they go over the wire */
  ask(request: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.pending = { resolve, reject };
      this.socket ??= this.open();
      this.socket.write(request, 'utf8');
    });
  }

  close(): void {
    this.socket?.destroy();
  }

  private open(): Socket {
    const socket = connect(this.port, '127.0.0.1');
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (text: unknown) => this.receive(String(text)));
    socket.on('error', (error) => this.fail(error));
    socket.on('close', () => this.fail(new Error('the server closed a kept connection')));
    return socket;
  }

  private receive(text: string): void {
    this.received = this.received === '' ? text : this.received + text;
    const head = this.received.indexOf(HEAD_END);
    if (head < 0) return;
    const length = LENGTH.exec(this.received)?.[1];
    if (length === undefined) {
      this.fail(new Error('an answer without a length'));
      return;
    }
    const start = head + HEAD_END.length;
    if (this.received.length < start + Number(length)) return;
    const reply = { status: Number(this.received.slice(9, 12)), body: this.received.slice(start) };
    this.received = '';
    const { pending } = this;
    this.pending = undefined;
    pending?.resolve(reply);
  }

  private fail(error: Error): void {
    this.socket?.destroy();
    this.socket = undefined;
    this.received = '';
    this.pending?.reject(error);
    this.pending = undefined;
  }
}

/** A POST as it goes over the wire. */
export function post(path: string, body: object, headers: Readonly<Record<string, string>> = {}): string {
  const json = JSON.stringify(body);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(json)}\r\n${lines.join('')}\r\n${json}`;
}

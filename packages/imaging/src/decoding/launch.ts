import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { CodecFiles } from './child/codec-types.ts';
import type { DecoderLimits } from './limits.ts';

/** Which of the operating system's walls this host can put around a decoding process. */
export type HostWalls = {
  /** Own user, network, process and IPC namespaces: nothing to connect to, nobody to signal. */
  readonly namespaces: string | null;
  /** The kernel refuses memory beyond the ceiling and any writing to files. */
  readonly resourceLimits: string | null;
  /** The kernel ends the child when the parent dies, whatever the child is doing. */
  readonly parentDeathSignal: string | null;
};

/** Typings of frameworks demand a NODE_ENV; these processes get no variable at all. */
const NO_ENVIRONMENT = {} as NodeJS.ProcessEnv;

const here = (path: string): string => realpathSync(fileURLToPath(new URL(path, import.meta.url)));
const codec = (path: string): string => realpathSync(createRequire(import.meta.url).resolve(`@jsquash/${path}`));
const pair = (path: string, wasm = path): { js: string; wasm: string } => ({
  js: codec(`${path}.js`),
  wasm: codec(`${wasm}.wasm`),
});

const locateCodecs = (): CodecFiles => ({
  png: pair('png/codec/pkg/squoosh_png', 'png/codec/pkg/squoosh_png_bg'),
  jpegDecode: pair('jpeg/codec/dec/mozjpeg_dec'),
  jpegEncode: pair('jpeg/codec/enc/mozjpeg_enc'),
  webpDecode: pair('webp/codec/dec/webp_dec'),
  webpEncode: pair('webp/codec/enc/webp_enc_simd'),
});

/** Plain JavaScript all of them, and so must an entry be: TypeScript would bring its compiler into the process, at every start. */
const OWN_FILES = ['./child/codecs.mjs', './child/frames.mjs', './child/operations.mjs', './child/pixels.mjs'];

/** Reserved by V8 for machine code before the first line runs; Linux counts it as data. */
const CODE_RANGE_BYTES = 576 * 1024 * 1024;
/** Objects of JavaScript proper; pixels live outside this heap. */
const SCRIPT_HEAP_MIB = 96;

/** The entry that decodes. The trial and the test of a hostile module launch their own instead, inside the same walls. */
export const decodingEntry = (): string => here('./child/main.mjs');
/** The entry that tries the walls. */
export const trialEntry = (): string => here('./child/trial.mjs');

const nodeArguments = (entry: string, limits: DecoderLimits): string[] => {
  const codecs = locateCodecs();
  const readable = [entry, ...OWN_FILES.map(here), ...Object.values(codecs).flatMap(({ js, wasm }) => [js, wasm])];
  return [
    '--permission',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    '--no-addons',
    '--no-strip-types',
    '--no-warnings',
    `--max-old-space-size=${SCRIPT_HEAP_MIB}`,
    `--wasm-max-mem-pages=${Math.floor(limits.wasmBytes / 65_536)}`,
    entry,
    JSON.stringify(codecs),
    String(limits.fileBytes * 3),
  ];
};

/** The outer commands, each of which replaces itself by the next. */
const wallArguments = (walls: HostWalls, limits: DecoderLimits): string[] => [
  ...(walls.parentDeathSignal === null ? [] : [walls.parentDeathSignal, '--pdeathsig', 'KILL', '--no-new-privs']),
  ...(walls.resourceLimits === null
    ? []
    : [walls.resourceLimits, `--data=${limits.memoryBytes + CODE_RANGE_BYTES}`, '--fsize=0', '--core=0', '--nofile=128', '--']),
  ...(walls.namespaces === null ? [] : [walls.namespaces, '--user', '--net', '--pid', '--ipc', '--fork', '--kill-child', '--']),
];

/** Starts a decoding process: no environment, three pipes' worth of world, every wall the host has. */
export const launch = (options: { entry: string; limits: DecoderLimits; walls: HostWalls }): ChildProcess => {
  const command = [
    ...wallArguments(options.walls, options.limits),
    process.execPath,
    ...nodeArguments(options.entry, options.limits),
  ];
  const [program = process.execPath, ...rest] = command;
  return spawn(program, rest, { env: NO_ENVIRONMENT, cwd: '/', stdio: ['pipe', 'pipe', 'ignore'] });
};

const findTool = (name: string): string | null =>
  ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/usr/local/bin']
    .map((folder) => `${folder}/${name}`)
    .find((path) => existsSync(path)) ?? null;

const works = async (tool: string | null, args: readonly string[]): Promise<string | null> => {
  if (tool === null) return null;
  const run = promisify(execFile);
  return run(tool, [...args, process.execPath, '--version'], { env: NO_ENVIRONMENT, cwd: '/' }).then(
    () => tool,
    () => null,
  );
};

/** Tries each wall once on this host. Outside Linux there are none of them. */
export const probeWalls = async (): Promise<HostWalls> => {
  if (process.platform !== 'linux') return { namespaces: null, resourceLimits: null, parentDeathSignal: null };
  const [namespaces, resourceLimits, parentDeathSignal] = await Promise.all([
    works(findTool('unshare'), ['--user', '--net', '--pid', '--ipc', '--fork', '--kill-child', '--']),
    works(findTool('prlimit'), ['--data=4294967296', '--fsize=0', '--core=0', '--nofile=128', '--']),
    works(findTool('setpriv'), ['--pdeathsig', 'KILL', '--no-new-privs']),
  ]);
  return { namespaces, resourceLimits, parentDeathSignal };
};

const readText = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

/**
 * Resident memory of a process and its descendants, in bytes; null where the host does not tell. The process we
 * start is the outermost wall, the one that decodes is its child.
 */
export const residentBytes = (pid: number): number | null => {
  const status = readText(`/proc/${pid}/status`);
  if (status === null) return null;
  const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  const children = (readText(`/proc/${pid}/task/${pid}/children`) ?? '').split(' ').filter((text) => text !== '');
  return children.reduce((sum, child) => sum + (residentBytes(Number(child)) ?? 0), own);
};

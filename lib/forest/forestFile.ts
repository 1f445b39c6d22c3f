import { crc32 } from './crc32';
import { type Forest, LEAF, treeEnd } from './forest';
import { ForestFormatError } from './forestFormatError';

const MAGIC = 'HFST';
const VERSION = 1;
const HEADER_BYTES = 32;
const CHECKSUM_BYTES = 4;

/**
 * Layout, little-endian: magic (4 bytes) · version u16 · 0 u16 · features u32 · trees u32 · nodes u32 · bytes of names u32 · baseRate f64 ·
 * value f64 × nodes · threshold f32 × nodes · left u32 × nodes · cover u32 × nodes · roots u32 × trees · feature i16 × nodes ·
 * names (JSON, UTF-8) · CRC-32 of all before, u32.
 * Wide numbers come first, so that each section starts on a multiple of its own width.
 */
function sections(nodes: number, trees: number, namesBytes: number) {
  const value = HEADER_BYTES;
  const threshold = value + 8 * nodes;
  const left = threshold + 4 * nodes;
  const cover = left + 4 * nodes;
  const roots = cover + 4 * nodes;
  const feature = roots + 4 * trees;
  const names = feature + 2 * nodes;
  const checksum = names + namesBytes;
  return { value, threshold, left, cover, roots, feature, names, checksum, end: checksum + CHECKSUM_BYTES };
}

/**
 * The forest as bytes: 22 per node, plus names. The same forest gives the same bytes.
 *
 * @throws ForestFormatError when the forest itself breaks the format, so that no file is written that cannot be read
 */
export function writeForest(forest: Forest): Uint8Array {
  checkStructure(forest);
  const names = new TextEncoder().encode(JSON.stringify(forest.featureNames));
  const nodes = forest.feature.length;
  const at = sections(nodes, forest.roots.length, names.length);
  const bytes = new Uint8Array(at.end);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < MAGIC.length; i++) bytes[i] = MAGIC.charCodeAt(i);
  view.setUint16(4, VERSION, true);
  view.setUint32(8, forest.featureNames.length, true);
  view.setUint32(12, forest.roots.length, true);
  view.setUint32(16, nodes, true);
  view.setUint32(20, names.length, true);
  view.setFloat64(24, forest.baseRate, true);
  // Typed arrays carry the machine's byte order; every platform that Node supports here is little-endian.
  new Float64Array(bytes.buffer, at.value, nodes).set(forest.value);
  new Float32Array(bytes.buffer, at.threshold, nodes).set(forest.threshold);
  new Uint32Array(bytes.buffer, at.left, nodes).set(forest.left);
  new Uint32Array(bytes.buffer, at.cover, nodes).set(forest.cover);
  new Uint32Array(bytes.buffer, at.roots, forest.roots.length).set(forest.roots);
  new Int16Array(bytes.buffer, at.feature, nodes).set(forest.feature);
  bytes.set(names, at.names);
  view.setUint32(at.checksum, crc32(bytes.subarray(0, at.checksum)), true);
  return bytes;
}

/**
 * Reads what `writeForest` wrote, bit for bit, and trusts nothing: length, checksum and every node are checked, so that
 * predicting can neither loop for ever nor leave [0, 1].
 *
 * @throws ForestFormatError on a wrong magic or version, a missing or extra byte, a damaged byte, or an impossible node
 */
export function readForest(bytes: Uint8Array): Forest {
  if (bytes.length < HEADER_BYTES + CHECKSUM_BYTES) {
    throw new ForestFormatError('length in bytes', bytes.length, `at least ${HEADER_BYTES + CHECKSUM_BYTES}`);
  }
  // A copy starts at offset 0 of its own buffer; a caller's view into a pool may start at an odd one.
  const own = bytes.slice();
  const view = new DataView(own.buffer);
  const magic = String.fromCharCode(...own.subarray(0, MAGIC.length));
  if (magic !== MAGIC) throw new ForestFormatError('magic', JSON.stringify(magic), JSON.stringify(MAGIC));
  const version = view.getUint16(4, true);
  if (version !== VERSION) throw new ForestFormatError('format version', version, VERSION);
  const features = view.getUint32(8, true);
  const trees = view.getUint32(12, true);
  const nodes = view.getUint32(16, true);
  const at = sections(nodes, trees, view.getUint32(20, true));
  if (own.length !== at.end) throw new ForestFormatError('length in bytes', own.length, at.end);
  const stored = view.getUint32(at.checksum, true);
  const computed = crc32(own.subarray(0, at.checksum));
  if (computed !== stored) throw new ForestFormatError('checksum', hex(computed), hex(stored));

  const forest: Forest = {
    featureNames: readNames(own.subarray(at.names, at.checksum), features),
    baseRate: view.getFloat64(24, true),
    roots: new Uint32Array(own.buffer, at.roots, trees),
    feature: new Int16Array(own.buffer, at.feature, nodes),
    threshold: new Float32Array(own.buffer, at.threshold, nodes),
    left: new Uint32Array(own.buffer, at.left, nodes),
    value: new Float64Array(own.buffer, at.value, nodes),
    cover: new Uint32Array(own.buffer, at.cover, nodes),
  };
  checkStructure(forest);
  return forest;
}

const hex = (n: number) => `0x${n.toString(16).padStart(8, '0')}`;

function readNames(bytes: Uint8Array, features: number): string[] {
  let names: unknown;
  try {
    names = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ForestFormatError('list of feature names', 'unreadable', 'JSON in UTF-8');
  }
  if (!Array.isArray(names) || names.length !== features || !names.every((name) => typeof name === 'string')) {
    throw new ForestFormatError('list of feature names', JSON.stringify(names), `${features} names`);
  }
  return names;
}

/** @throws ForestFormatError on the first thing that would let a prediction loop, leave its tree or leave [0, 1] */
function checkStructure(forest: Forest): void {
  const { roots, feature, threshold, left, value, cover, baseRate } = forest;
  const nodes = feature.length;
  const p = forest.featureNames.length;
  const refuse = (what: string, got: number, expected: string): never => {
    throw new ForestFormatError(what, got, expected);
  };
  if (roots.length === 0) refuse('number of trees', 0, 'at least 1');
  if (roots[0] !== 0) refuse('root of tree 0', roots[0]!, '0');
  if (!(baseRate >= 0 && baseRate <= 1)) refuse('base rate', baseRate, 'within 0 … 1');
  for (const [name, array] of Object.entries({ threshold, left, value, cover })) {
    if (array.length !== nodes) refuse(`length of ${name}`, array.length, `${nodes} nodes`);
  }
  for (let tree = 0; tree < roots.length; tree++) {
    const end = treeEnd(forest, tree);
    if (end <= roots[tree]! || end > nodes) refuse(`end of tree ${tree}`, end, `within ${roots[tree]! + 1} … ${nodes}`);
    for (let node = roots[tree]!; node < end; node++) {
      const f = feature[node]!;
      if (f < LEAF || f >= p) refuse(`feature of node ${node}`, f, `within ${LEAF} … ${p - 1}`);
      if (!(value[node]! >= 0 && value[node]! <= 1)) refuse(`value of node ${node}`, value[node]!, 'within 0 … 1');
      if (!Number.isFinite(threshold[node]!)) refuse(`threshold of node ${node}`, threshold[node]!, 'finite');
      // A child behind its parent rules out cycles.
      if (f !== LEAF && (left[node]! <= node || left[node]! + 1 >= end)) {
        refuse(`left child of node ${node}`, left[node]!, `within ${node + 1} … ${end - 2}`);
      }
    }
  }
}

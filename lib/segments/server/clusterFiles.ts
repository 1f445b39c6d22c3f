import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Dataset } from '@/lib/dataset/dataset';
import { sha256 } from '@/lib/dataset/server/readDataset';
import type { Clusters, ClusterResult } from '@/lib/segments/clusters/clusters';
import { clustersFileSchema, clustersOf, type ClustersFile } from '@/lib/segments/clusters/schema';
import { writeWhole } from '@/lib/storage/server/writeWhole';

/** In the model folder, beside the model; it does not need one. */
export const CLUSTERS_FILE = 'clusters.json';

/** Why no learned groups can be shown, and the next step. */
export interface ClusterProblem { message: string; remedy: string }

const REMEDY = 'Run "npm run train".';
const DAMAGED: ClusterProblem = { message: `${CLUSTERS_FILE} is not what the training wrote: it is damaged, was changed, or is of another version.`, remedy: REMEDY };

/** Writes the groups of a dataset, or why it has none, whole or not at all. The file ends with the checksum of its content. */
export async function saveClusters(folder: string, dataset: Dataset, result: ClusterResult): Promise<void> {
  const { dictionary, rowCount, dataHash, dictionaryHash } = dataset;
  const content: ClustersFile = {
    formatVersion: 1,
    dataset: { name: dictionary.name, rowCount, dataHash, dictionaryHash },
    found: 'clusters' in result ? { ...result.clusters, assignment: Buffer.from(result.clusters.assignment).toString('base64') } : null,
    absence: 'absence' in result ? result.absence : null,
  };
  await writeWhole(path.join(folder, CLUSTERS_FILE), `${JSON.stringify({ ...content, checksum: checksum(content) })}\n`);
}

/**
 * Reads the groups of exactly this dataset under this dictionary, and verifies them.
 *
 * @returns a problem where there is no file, or it is damaged, or of another dataset, or says why there are no groups
 */
export async function loadClusters(folder: string, dataset: Dataset): Promise<{ clusters: Clusters } | { problem: ClusterProblem }> {
  const file = await readVerified(folder);
  if ('problem' in file) return file;
  const { dataHash, dictionaryHash, name, rowCount } = file.content.dataset;
  if (dataHash !== dataset.dataHash || dictionaryHash !== dataset.dictionaryHash) {
    const what = dataHash !== dataset.dataHash ? 'customer file' : 'dictionary';
    return { problem: { message: `The groups were learned from another ${what} than the one at hand ("${name}", ${rowCount} rows).`, remedy: REMEDY } };
  }
  return 'clusters' in file.result ? file.result : { problem: file.result.absence };
}

/** The groups in place, of whatever dataset, for the next training to compare with; null where there are none that can be read. */
export async function earlierClusters(folder: string): Promise<Clusters | null> {
  const file = await readVerified(folder);
  return 'problem' in file || !('clusters' in file.result) ? null : file.result.clusters;
}

async function readVerified(folder: string): Promise<{ content: ClustersFile; result: ClusterResult } | { problem: ClusterProblem }> {
  let text: string;
  try {
    text = await readFile(path.join(/* turbopackIgnore: true */ folder, CLUSTERS_FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { problem: { message: `Groups of customers have not been learned yet: ${CLUSTERS_FILE} is absent.`, remedy: REMEDY } };
  }
  try {
    const { checksum: stored, ...raw } = JSON.parse(text) as Record<string, unknown>;
    const content = clustersFileSchema.parse(raw);
    const result = clustersOf(content, (base64) => new Uint8Array(Buffer.from(base64, 'base64')));
    if (result && stored === checksum(raw)) return { content, result };
  } catch {
    // Neither JSON nor of this form.
  }
  return { problem: DAMAGED };
}

/** Of the content; white space counts for nothing. */
function checksum(content: unknown): string {
  return sha256(JSON.stringify(content));
}

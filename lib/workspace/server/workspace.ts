import 'server-only';
import { cache } from 'react';
import { HoldfastError } from '@/lib/errors';
import { VersionError, type Pointer, type VersionChoice } from '@/lib/versions/schema';
import { currentPointer } from '@/lib/versions/server/pointer';
import { removeOrphans } from '@/lib/versions/server/removeOrphans';
import { previousVersion, chooseVersion } from '@/lib/versions/server/chooseVersion';
import type { Workspace } from '@/lib/workspace/derive';
import { noteVisit } from '@/lib/workspace/lastVisit';
import { loadWorkspace, underNewSettings } from './loadWorkspace';
import { servedNow, servedStamp, whyNotSwitchable, type Served } from './served';
import { settingsVersion } from './settings';

/** A dataset with its model as it was loaded, and the settings that it was loaded under. */
interface Loaded {
  served: Served;
  settings: string;
  workspace: Promise<Workspace>;
}

/** Why what was chosen is not what is served. */
export interface SwitchProblem {
  message: string;
  remedy: string;
}

interface State {
  loaded: Loaded;
  /** The stamp of the choice that was last acted on: one that could not be served is not tried again until another is made. */
  stamp: string;
  /** Loaded and about to be chosen. */
  ready?: Loaded | undefined;
  problem: SwitchProblem | null;
}

// Pages, actions and route handlers are bundled apart and would each load a state of their own; the global object is what they share.
const shared = globalThis as typeof globalThis & { holdfastWorkspace?: State | undefined };

/**
 * The loaded state of this process: read, verified and scored at the first call, then kept. Settings that were saved since, by
 * whichever process, are seen at the next call. Where another version was chosen since, the last one goes on being served until that
 * is loaded, and stays where it cannot be (`getSwitchProblem`). A failure of the first load is not kept, so the next call tries again.
 * All that ask while one page is made get the same state.
 *
 * @throws DatasetError or VersionError when there is no usable dataset. A missing or unfit model is no error: `modelProblem` says what is wrong.
 */
export const getWorkspace = cache((): Promise<Workspace> => {
  noteVisit();
  const state = shared.holdfastWorkspace;
  if (!state) return begin();
  followChoice(state);
  followSettings(state);
  return state.loaded.workspace;
});

/** Why the version that was chosen last is not what is served; null where it is, or where it is still being loaded. */
export function getSwitchProblem(): SwitchProblem | null {
  return shared.holdfastWorkspace?.problem ?? null;
}

/**
 * "Use this data": loads a version, or the bundled data, then chooses it for every process on this data home, then serves it here:
 * the next page is of it. Where anything fails, all stays as it was.
 *
 * @param expected what the caller saw in use; where it no longer is, nothing is done
 * @throws VersionError not-switchable, no-version, damaged, changed-since; DatasetError; StorageError not-writable, busy
 */
export async function switchTo(choice: VersionChoice, { expected }: { expected?: VersionChoice | undefined } = {}): Promise<Pointer> {
  const why = await whyNotSwitchable();
  if (why) throw new VersionError('not-switchable', 'Other data cannot be chosen here.', why);
  const loaded = load(choice);
  await loaded.workspace;
  // Whoever asks between the choice and the next line finds it loaded.
  const state = shared.holdfastWorkspace;
  if (state) state.ready = loaded;
  try {
    const pointer = await chooseVersion(choice, { expected });
    serve(loaded);
    return pointer;
  } finally {
    if (state) state.ready = undefined;
  }
}

/** Goes back to what was served before, as `switchTo`. @throws VersionError nothing-before, and as `switchTo` */
export async function switchBack(): Promise<Pointer> {
  return switchTo(previousVersion(), { expected: currentPointer().version });
}

/** The settings are looked at before they are read: what changes in between is seen at the next call. */
function load(served: Served): Loaded {
  return { served, settings: settingsVersion(), workspace: loadWorkspace(served) };
}

function begin(): Promise<Workspace> {
  try {
    const stamp = servedStamp();
    const loaded = load(servedNow());
    shared.holdfastWorkspace = { loaded, stamp, problem: null };
    forgetIfFailed(loaded);
    removeOrphans().catch(() => {});
    return loaded.workspace;
  } catch (error) {
    return Promise.reject(error);
  }
}

function serve(loaded: Loaded): void {
  const state = shared.holdfastWorkspace;
  if (state) Object.assign(state, { loaded, problem: null });
  else shared.holdfastWorkspace = { loaded, stamp: servedStamp(), problem: null };
}

function forgetIfFailed({ workspace }: Loaded): void {
  workspace.catch(() => {
    if (shared.holdfastWorkspace?.loaded.workspace === workspace) shared.holdfastWorkspace = undefined;
  });
}

function followSettings(state: State): void {
  const settings = settingsVersion();
  if (state.loaded.settings === settings) return;
  state.loaded = { ...state.loaded, settings, workspace: state.loaded.workspace.then(underNewSettings) };
  forgetIfFailed(state.loaded);
}

/** Where something else was chosen since, loads it beside what is served, and serves it once it is there, unless the choice has changed again. */
function followChoice(state: State): void {
  const stamp = servedStamp();
  if (stamp === state.stamp) return;
  state.stamp = stamp;
  state.problem = null;
  const failed = (error: unknown) => {
    if (state.stamp === stamp) state.problem = problemOf(error);
  };
  try {
    const served = servedNow();
    if (served === state.loaded.served) return;
    const loaded = state.ready?.served === served ? state.ready : load(served);
    loaded.workspace.then(() => {
      if (shared.holdfastWorkspace === state && servedStamp() === stamp) serve(loaded);
    }, failed);
  } catch (error) {
    failed(error);
  }
}

function problemOf(error: unknown): SwitchProblem {
  if (error instanceof HoldfastError) return { message: error.message, remedy: error.remedy };
  console.error(error);
  return { message: 'The version that was chosen could not be loaded.', remedy: "Choose another one; the reason is in the server's log." };
}

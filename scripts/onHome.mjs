import { runNode, TYPESCRIPT } from './command.mjs';
import { holdfastHome } from './location.mjs';

/**
 * Runs a TypeScript program on the data home. A failing one says itself what is wrong and what to do: its exit code becomes ours.
 *
 * @returns whether it succeeded
 */
export async function runOnHome(program, args) {
  const { code } = await runNode([...TYPESCRIPT, program, ...args], { env: { HOLDFAST_HOME: holdfastHome() } });
  process.exitCode = code;
  return code === 0;
}

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      '@/': root,
      // In a test there is no client bundle to guard against.
      'server-only': `${root}node_modules/server-only/empty.js`,
    },
  },
  test: {
    include: ['{app,lib,data,scripts,bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Speed is the bench's: a test that trains takes minutes beside others on two busy cores.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Two cores: a pool wider than that only makes each file slower.
    maxWorkers: 2,
  },
});

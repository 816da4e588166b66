// A reading thread that dies at every search for a certain token, and otherwise does as the real one.
import { parentPort } from 'node:worker_threads';
import '../../src/store/reading-worker.js';

parentPort?.on('message', (request: { method: string; args: { tokens?: readonly string[] } }) => {
  if (request.method === 'search' && request.args.tokens?.includes('chêt2')) process.exit(1);
});

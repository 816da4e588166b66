// A process that prepares and sends digests and kills itself with SIGKILL: at a step, numbered over every statement that
// SQLite runs and every named point, or the nth time it comes to a named point. With step 0 it lives and prints its steps.
import { countSteps } from './deadly-step.js';
import { runDigests } from './digest-scene.js';

const [file = '', apiRoot = '', token = '', start = '0', deadly = '0', only = ''] = process.argv.slice(2);
const { step, print } = countSteps({ deadly: Number(deadly), only });
await runDigests(file, {
  apiRoot,
  token,
  start: Number(start),
  name: `child ${process.pid}`,
  beside: only === 'two',
  step,
});
print();

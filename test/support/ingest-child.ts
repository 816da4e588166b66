// A process that ingests today's edition and kills itself with SIGKILL at a given step; a step lies before and after
// every statement that SQLite runs and after every vector, or, asked for `vectors`, only there. With step 0 it lives and
// prints how many steps there were.
import { countSteps } from './deadly-step.js';
import { ingestEdition } from './kill-collection.js';

const [file = '', deadly = '0', kind = 'all'] = process.argv.slice(2);
const only = kind === 'vectors' ? 'vector' : '';
const { step, print } = countSteps({ deadly: Number(deadly), only, scripts: true });
await ingestEdition(file, 'today', () => step('vector'));
print();

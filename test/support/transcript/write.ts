// Writes test/transcripts/<language>.txt: npm run transcript.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../src/project-root.js';
import { playTranscript } from './play.js';

for (const locale of ['vi', 'en'] as const) {
  const { text } = await playTranscript(locale);
  writeFileSync(join(projectRoot, 'test', 'transcripts', `${locale}.txt`), text);
}

// Checks the files for containers as far as can be without Docker: what they name exists, and they agree with each other.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadConfig, SETTINGS } from '../../src/config.js';
import { projectRoot } from '../../src/project-root.js';
import { filesBelow, importsOf, projectFile } from './sources.js';

const serviceSchema = z.object({
  image: z.string(),
  build: z.object({ context: z.string() }).optional(),
  env_file: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()).default([]),
  expose: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  stop_grace_period: z.string().optional(),
  command: z.array(z.string()).optional(),
});
const compose = z
  .object({ services: z.record(z.string(), serviceSchema), volumes: z.record(z.string(), z.null()) })
  .parse(parse(projectFile('.deploy/compose.yaml'), { merge: true }));
const dockerfile = projectFile('Dockerfile');
const instructions = dockerfile.split('\n').filter((line) => /^[A-Z]+ /u.test(line));
const caddyfile = projectFile('.deploy/Caddyfile');
const example = projectFile('.deploy/env.example');
const workers = Object.entries(compose.services).filter(([name]) => name.startsWith('worker-'));
/** What compose itself puts in; no settings of the bot. */
const OWN = ['PUBLIC_HOST', 'POSTGRES_PASSWORD'];
const settings = Object.keys(SETTINGS);
const exampleNames = [...example.matchAll(/^([A-Z_]+)=/gmu)].map(([, name = '']) => name);

const inDockerfile = (instruction: string): string[] =>
  instructions
    .filter((line) => line.startsWith(`${instruction} `))
    .map((line) => line.slice(instruction.length + 1));

it('starts the embedder with the command that there is, in the image of the workers', () => {
  const { embedder } = compose.services;
  const [node, file = '', command = ''] = embedder?.command ?? [];
  expect([node, embedder?.image]).toEqual(['node', workers[0]?.[1].image]);
  const source = projectFile(file.replace(/^dist\/(.*)\.js$/u, '$1.ts'));
  expect(source).toContain(`.command('${command}')`);
  expect(embedder?.environment.DATABASE_URL).toBe(workers[0]?.[1].environment.DATABASE_URL);
});

describe('the image', () => {
  const kept = projectFile('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));

  it('copies only what exists and what is not kept from Docker', () => {
    const copied = inDockerfile('COPY')
      .filter((line) => !line.startsWith('--from'))
      .flatMap((line) => line.split(' ').slice(0, -1));
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
    expect(copied.filter((path) => !kept.some((one) => path === one || path.startsWith(`${one}/`)))).toEqual(
      [],
    );
  });

  it('lets nothing of a machine in: only what is named, and no data or secret in it', () => {
    const lines = projectFile('.dockerignore').split('\n');
    expect(lines).toEqual(expect.arrayContaining(['*', 'data/var', '**/.env']));
    expect(kept.filter((path) => /^\.(?!npmrc$)|node_modules|dist|test/u.test(path))).toEqual([]);
  });

  it('holds everything the program reads at its start', () => {
    for (const path of [
      'prompts',
      'embeddings/model',
      'embeddings/reader/model',
      'src/web/page',
      'data',
      'package.json',
    ]) {
      expect(inDockerfile('COPY').join('\n')).toContain(path);
    }
    const { DATA_DIR, ...defaults } = loadConfig({});
    expect(DATA_DIR).toContain('data/var');
    expect(defaults.EMBEDDING_MODEL).toContain('embeddings/model/');
  });

  it('needs nothing at run time that is installed for development only', () => {
    const manifest = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(projectFile('package.json')));
    const named = filesBelow('src', ['.ts'])
      .flatMap(({ text }) => [
        ...importsOf(text),
        ...[...text.matchAll(/import\('([^']+)'\)/gu)].map(([, name = '']) => name),
      ])
      .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    const known = Object.keys(manifest.dependencies);
    expect([...new Set(named)].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('runs as somebody without rights, on the port that it opens and asks for its health', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    expect(last).toMatch(/\nUSER node\n/u);
    const [, port = ''] = /\bPORT=(\d+)/u.exec(last) ?? [];
    expect(inDockerfile('EXPOSE')).toEqual([port]);
    expect(inDockerfile('HEALTHCHECK').join()).toContain("process.env.PORT + '/healthz'");
    expect(inDockerfile('CMD')).toEqual(['["node", "dist/src/main.js"]']);
    const environment = [...last.matchAll(/\b([A-Z_]+)=\S/gu)].map(([, name = '']) => name);
    expect(environment.filter((name) => name !== 'NODE_ENV' && !settings.includes(name))).toEqual([]);
  });

  it('offers a health page that the bot has', () => {
    const routes = filesBelow('src/web', ['.ts']).map(({ text }) => text);
    for (const path of ['/healthz', '/readyz']) {
      expect(routes.some((text) => text.includes(`app.get('${path}'`))).toBe(true);
    }
    expect(caddyfile).toContain('health_uri /readyz');
  });
});

describe('the services', () => {
  it('set only what the bot knows, in a form that it takes', () => {
    expect(workers).toHaveLength(2);
    for (const [, { environment, env_file }] of workers) {
      expect(Object.keys(environment).filter((name) => !settings.includes(name))).toEqual([]);
      expect(env_file).toBe('.env');
      const filled = Object.entries(environment).map(([name, value]) => [
        name,
        value
          .replace(/\$\{PUBLIC_HOST:\?\}/u, 'bot.example.org')
          .replace(/\$\{POSTGRES_PASSWORD:\?\}/u, 'secret'),
      ]);
      const config = loadConfig({
        ...Object.fromEntries(filled),
        BOT_TOKEN: `1:${'a'.repeat(35)}`,
        WEBHOOK_SECRET: 'b'.repeat(16),
      });
      expect([config.BOT_MODE, config.PUBLIC_URL, config.PORT]).toEqual([
        'webhook',
        'https://bot.example.org',
        8080,
      ]);
      expect(String(config.DATABASE_URL)).toBe('postgres://trichdan:secret@postgres:5432/trichdan');
    }
  });

  it('are given their secrets by a file that is not in the repository, and whose example names them all', () => {
    const text = projectFile('.deploy/compose.yaml');
    const wanted = new Set([...text.matchAll(/\$\{(\w+)/gu)].map(([, name = '']) => name));
    expect([...wanted].filter((name) => !exampleNames.includes(name))).toEqual([]);
    expect(exampleNames.filter((name) => !settings.includes(name) && !OWN.includes(name))).toEqual([]);
    expect(projectFile('.gitignore').split('\n')).toContain('.env');
  });

  it('mount what exists, and wait for and balance among what there is', () => {
    const names = Object.keys(compose.services);
    for (const { volumes, depends_on, build } of Object.values(compose.services)) {
      for (const [source = ''] of volumes.map((volume) => volume.split(':'))) {
        const known = source.startsWith('.')
          ? existsSync(join(projectRoot, '.deploy', source))
          : source in compose.volumes;
        expect([source, known]).toEqual([source, true]);
      }
      expect(Object.keys(depends_on).filter((name) => !names.includes(name))).toEqual([]);
      if (build) expect(existsSync(join(projectRoot, '.deploy', build.context, 'Dockerfile'))).toBe(true);
    }
    const [, balanced = ''] = /reverse_proxy ([^{]+)\{/u.exec(caddyfile) ?? [];
    expect(balanced.trim().split(' ')).toEqual(
      workers.map(([name, { expose }]) => `${name}:${expose[0] ?? ''}`),
    );
  });

  it('give a worker longer to end than it takes to finish what it has begun', () => {
    for (const [, { stop_grace_period }] of workers) {
      expect(Number.parseInt(stop_grace_period ?? '0', 10)).toBeGreaterThan(15);
    }
  });
});

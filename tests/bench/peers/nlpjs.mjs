// SPDX-License-Identifier: GPL-3.0-or-later
// NLP.js behind express: answers POST / with {"text": …}, trained on the utterances of a CLU file. Prints its address as one line of
// JSON when it answers. Usage: nlpjs.mjs MODULES FILE
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [modules, file] = process.argv.slice(2);
const require = createRequire(join(modules, 'package.json'));
const express = require('express');
const { NlpManager } = require('node-nlp');

const project = JSON.parse(readFileSync(file, 'utf8'));
const language = project.metadata.language.slice(0, 2);
const manager = new NlpManager({ languages: [language], autoSave: false, nlu: { log: false } });
for (const utterance of project.assets.utterances)
    manager.addDocument(language, utterance.text, utterance.intent);
await manager.train();

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.use(express.json());
app.post('/', async (request, response) => {
    const said = await manager.process(language, request.body.text);
    response.json({ query: said.utterance, intent: said.intent, score: said.score, classifications: said.classifications, entities: said.entities });
});
const server = app.listen(0, '127.0.0.1', () =>
    console.log(JSON.stringify({ addresses: [`http://127.0.0.1:${server.address().port}`] })));

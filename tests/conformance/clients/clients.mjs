// SPDX-License-Identifier: GPL-3.0-or-later
// Azure's own clients of npm, unchanged, against a server of Glossa. Usage: node clients.mjs PLAN, where the plan is a JSON object:
// {"endpoint", "key", "conversations": {...}, "entities": {...}, "single": {...}, "multi": {...}}. Prints a line for each check.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);
const { ConversationAnalysisClient, AzureKeyCredential } = require("@azure/ai-language-conversations");
const text = require("@azure/ai-language-text");
const early = require("@azure/ai-text-analytics");

const plan = JSON.parse(process.argv[2]);
const options = { allowInsecureConnection: plan.endpoint.startsWith("http:") };
const key = new AzureKeyCredential(plan.key);
// Their polls come every two seconds if nothing is said.
const quick = { updateIntervalInMs: 50 };

async function check(name, body) {
    try {
        await body();
        console.log(`passed: ${name}`);
    } catch (error) {
        console.log(`FAILED: ${name}: ${error.stack ?? error}`);
        process.exitCode = 1;
    }
}

function task(parameters, item) {
    return {
        kind: "Conversation",
        analysisInput: { conversationItem: { id: "1", participantId: "1", ...item } },
        parameters: { projectName: plan.conversations.project, deploymentName: "live", ...parameters },
    };
}

async function all(results) {
    const list = [];
    for await (const each of results) list.push(each);
    return list;
}

const found = (document) => document.entities.map((entity) => [entity.category, entity.text, entity.offset, entity.length]);

const conversations = new ConversationAnalysisClient(plan.endpoint, key, options);
for (const apiVersion of [undefined, "2023-04-01", "2024-11-01"]) {
    await check(`conversations: a text, version ${apiVersion ?? "of the client"}`, async () => {
        const { kind, result } = await conversations.analyzeConversation(
            task({ verbose: true, isLoggingEnabled: false }, { text: "turn the lamp on", language: "en-us" }),
            apiVersion ? { apiVersion } : {},
        );
        assert.equal(kind, "ConversationResult");
        assert.equal(result.query, "turn the lamp on");
        assert.equal(result.prediction.projectKind, "Conversation");
        assert.equal(result.prediction.topIntent, "TurnOn");
        assert.ok(result.prediction.intents[0].confidence > 0.5);
        assert.deepEqual(found(result.prediction), [["Device", "lamp", 9, 4]]);
        assert.equal(result.prediction.entities[0].extraInformation[0].key, "lamp");
    });
}
for (const [stringIndexType, offset] of [[undefined, 3], ["UnicodeCodePoint", 4], ["Utf16CodeUnit", 5]]) {
    await check(`conversations: offsets in ${stringIndexType ?? "the default unit"}`, async () => {
        const parameters = stringIndexType ? { stringIndexType } : {};
        const { result } = await conversations.analyzeConversation(task(parameters, { text: "e\u0301\u{1F4A1} lamp" }));
        assert.equal(result.prediction.entities[0].offset, offset);
    });
}
for (const [what, parameters, status, code] of [
    ["project", { projectName: "Nothing" }, 404, "ProjectNotFound"],
    ["deployment", { deploymentName: "nothing" }, 404, "NotFound"],
]) {
    await check(`conversations: an unknown ${what}`, async () => {
        await assert.rejects(conversations.analyzeConversation(task(parameters, { text: "on" })), (error) => {
            assert.equal(error.statusCode, status);
            assert.equal(error.response.parsedBody.error.code, code);
            assert.equal(error.response.headers.get("x-ms-error-code"), code);
            return true;
        });
    });
}
await check("conversations: a wrong key", async () => {
    const client = new ConversationAnalysisClient(plan.endpoint, new AzureKeyCredential("wrong"), options);
    await assert.rejects(client.analyzeConversation(task({}, { text: "on" })), { statusCode: 401 });
});

const client = new text.TextAnalysisClient(plan.endpoint, key, options);
const before = new early.TextAnalysisClient(plan.endpoint, key, options);
const entities = { kind: "CustomEntityRecognition", projectName: plan.entities.project, deploymentName: "live" };
const paper = plan.entities.text;
const wanted = plan.entities.found;

for (const [name, service] of [["text", client], ["text analytics", before]]) {
    await check(`${name}: custom entities`, async () => {
        const poller = await service.beginAnalyzeBatch([entities], [paper, "", paper], "en", { ...quick, includeStatistics: true, displayName: "mine" });
        const [action] = await all(await poller.pollUntilDone());
        assert.equal(action.kind, "CustomEntityRecognition");
        assert.equal(action.projectName, plan.entities.project);
        assert.equal(action.deploymentName, "live");
        assert.deepEqual(action.results.map((each) => each.id), ["0", "1", "2"]);
        assert.deepEqual(found(action.results[0]), wanted);
        assert.deepEqual(action.results[0].warnings, []);
        assert.equal(action.results[1].error.code, "InvalidDocument");
        assert.equal(action.results[1].error.message, "Document text is empty.");
        assert.deepEqual(found(action.results[2]), wanted);
        assert.deepEqual(action.statistics, { documentCount: 3, validDocumentCount: 2, erroneousDocumentCount: 1, transactionCount: 2 });
        assert.deepEqual(action.results[0].statistics, { characterCount: paper.length, transactionCount: 1 });
        const state = poller.getOperationState();
        assert.equal(state.displayName ?? "mine", "mine");
        assert.equal(state.actionSucceededCount, 1);
        assert.ok(state.expiresOn - state.createdOn === 24 * 3600 * 1000);
    });
    await check(`${name}: pages`, async () => {
        const documents = Array.from({ length: 25 }, (_, i) => ({ id: `d${i}`, language: "en", text: paper }));
        const poller = await service.beginAnalyzeBatch([{ ...entities, actionName: "a" }, { ...entities, actionName: "b" }], documents, quick);
        const results = await poller.pollUntilDone();
        const ids = { a: [], b: [] };
        let pages = 0;
        for await (const page of results.byPage({ maxPageSize: 10 })) {
            ++pages;
            for (const action of page) {
                for (const each of action.results) {
                    if (!each.error) ids[action.actionName].push(each.id);
                }
            }
        }
        assert.equal(pages, 3);
        assert.deepEqual(ids.a, documents.map((each) => each.id));
        assert.deepEqual(ids.b, ids.a);
    });
    await check(`${name}: too many documents`, async () => {
        await assert.rejects(service.beginAnalyzeBatch([entities], Array(26).fill(paper), "en", quick), (error) => {
            assert.equal(error.statusCode, 400);
            assert.equal(error.code, "InvalidDocumentBatch");
            assert.match(error.message, /Batch request contains too many records/);
            return true;
        });
    });
    await check(`${name}: two documents of one id`, async () => {
        const twice = [{ id: "1", text: paper }, { id: "1", text: paper }];
        await assert.rejects(service.beginAnalyzeBatch([entities], twice, quick), { statusCode: 400, code: "InvalidDocument" });
    });
    await check(`${name}: an unknown deployment`, async () => {
        await assert.rejects(service.beginAnalyzeBatch([{ ...entities, deploymentName: "nothing" }], [paper], "en", quick), { statusCode: 404, code: "NotFound" });
    });
    await check(`${name}: cancelling`, async () => {
        const poller = await service.beginAnalyzeBatch([entities], Array(25).fill(paper), "en", quick);
        await (poller.sendCancellationRequest ?? poller.cancelOperation).call(poller);
        // It may have ended before.
        await poller.pollUntilDone().catch((error) => assert.match(String(error.message), /cancel/i));
    });
    await check(`${name}: what Azure answers with models of its own`, async () => {
        await assert.rejects(service.beginAnalyzeBatch([{ kind: "EntityRecognition" }], [paper], "en", quick), { statusCode: 400, code: "InvalidParameterValue" });
        await assert.rejects(service.analyze("EntityRecognition", [paper], "en"), { statusCode: 400, code: "InvalidParameterValue" });
    });
    for (const [which, kind] of [["single", "CustomSingleLabelClassification"], ["multi", "CustomMultiLabelClassification"]]) {
        const classes = plan[which];
        await check(`${name}: classes, ${which}`, async () => {
            const poller = await service.beginAnalyzeBatch([{ kind, projectName: classes.project, deploymentName: "live" }], [classes.text], "en", quick);
            const [action] = await all(await poller.pollUntilDone());
            assert.equal(action.kind, kind);
            assert.deepEqual(action.results[0].classifications.map((each) => each.category).sort(), classes.found);
            assert.ok(action.results[0].classifications.every((each) => each.confidenceScore > 0));
        });
    }
}

await check("text: a task that fails beside one that does not", async () => {
    const poller = await client.beginAnalyzeBatch([{ kind: "EntityRecognition" }, entities], [paper], "en", quick);
    const [builtIn, custom] = await all(await poller.pollUntilDone());
    assert.equal(builtIn.error.code, "InvalidParameterValue");
    assert.deepEqual(found(custom.results[0]), wanted);
});
await check("text: a poller that is restored", async () => {
    const poller = await client.beginAnalyzeBatch([entities], [paper], "en", quick);
    const restored = await client.restoreAnalyzeBatchPoller(poller.toString(), quick);
    await restored.pollUntilDone();
    // Its results are not listed: this client forgets where they are if the job has ended before, wherever it asks.
    assert.equal(restored.getOperationState().status, "succeeded");
});

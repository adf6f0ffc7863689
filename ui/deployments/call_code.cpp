// SPDX-License-Identifier: GPL-3.0-or-later
// The calls are those of Azure's own documentation with the names filled in, so that what is learned here
// holds there. A JSON string is a string of JavaScript, Python and C# too, so one way of quoting serves all.
// Azure's clients for JavaScript refuse plain http unless they are told to allow it.
#include "ui/deployments/call_code.h"

#include "core/azure/service.h"
#include "core/wire/client_request.h"

#include <QStringList>

namespace glossa::deployments {

namespace {

/// C# ends a line at these, too, and marks of direction would show another program than the one that runs.
bool isWrittenAsNumber(QChar c)
{
    const char16_t code = c.unicode();
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029 ||
           (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

QString quoted(const QString &text)
{
    QString json(u'"');
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            json += QChar(u'\\');
        if (isWrittenAsNumber(c))
            json += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            json += c;
    }
    return json + u'"';
}

/// Within single quotes a shell takes everything as it stands but these themselves.
QString shellQuoted(QString text)
{
    return u'\'' + text.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

/// Puts the values of a call into the places %{…} of a text; no value is looked into again.
QString filled(const char *pattern, const SampleCall &call)
{
    const QString text = QString::fromUtf8(pattern);
    QString done;
    qsizetype at = 0;
    for (auto next = text.indexOf(QStringLiteral("%{")); next >= 0;
         next = text.indexOf(QStringLiteral("%{"), at)) {
        const auto end = text.indexOf(u'}', next);
        const QString name = text.mid(next + 2, end - next - 2);
        done += text.mid(at, next - at);
        if (name == u"address")
            done += quoted(call.address);
        else if (name == u"project")
            done += quoted(call.project);
        else if (name == u"deployment")
            done += quoted(call.deployment);
        else if (name == u"language")
            done += quoted(call.language);
        else if (name == u"text")
            done += quoted(call.text);
        else if (name == u"kind")
            done += quoted(QString::fromLatin1(project::traitsOf(call.kind).azureName));
        else
            Q_ASSERT(false);
        at = end + 1;
    }
    return done + text.mid(at);
}

constexpr const char *utteranceBody = R"({
  "kind": "Conversation",
  "analysisInput": { "conversationItem": {
      "id": "1", "participantId": "1",
      "text": %{text} } },
  "parameters": {
      "projectName": %{project},
      "deploymentName": %{deployment},
      "stringIndexType": "Utf16CodeUnit" }
})";

constexpr const char *entitiesBody = R"({
  "analysisInput": { "documents": [
      { "id": "1", "language": %{language},
        "text": %{text} } ] },
  "tasks": [
      { "kind": %{kind},
        "parameters": {
            "projectName": %{project},
            "deploymentName": %{deployment},
            "stringIndexType": "Utf16CodeUnit" } } ]
})";

constexpr const char *classesBody = R"({
  "analysisInput": { "documents": [
      { "id": "1", "language": %{language},
        "text": %{text} } ] },
  "tasks": [
      { "kind": %{kind},
        "parameters": {
            "projectName": %{project},
            "deploymentName": %{deployment} } } ]
})";

constexpr const char *conversationScript =
    R"(// npm install @azure/ai-language-conversations@1.0.0-beta.1 @azure/core-auth
const { ConversationAnalysisClient } = require("@azure/ai-language-conversations");
const { AzureKeyCredential } = require("@azure/core-auth");

const client = new ConversationAnalysisClient(
  %{address},
  new AzureKeyCredential(process.env.GLOSSA_KEY || "none"),
  { allowInsecureConnection: true });

async function main() {
  const { result } = await client.analyzeConversation({
    kind: "Conversation",
    analysisInput: { conversationItem: {
      id: "1", participantId: "1",
      text: %{text} } },
    parameters: {
      projectName: %{project},
      deploymentName: %{deployment},
      stringIndexType: "Utf16CodeUnit" } });
  console.log(JSON.stringify(result.prediction, null, 2));
}

main().catch((error) => { console.error(error); process.exitCode = 1; });
)";

constexpr const char *textScript = R"(// npm install @azure/ai-language-text@1.1.0
const { TextAnalysisClient, AzureKeyCredential } = require("@azure/ai-language-text");

const client = new TextAnalysisClient(
  %{address},
  new AzureKeyCredential(process.env.GLOSSA_KEY || "none"),
  { allowInsecureConnection: true });

async function main() {
  const poller = await client.beginAnalyzeBatch(
    [{ kind: %{kind},
       projectName: %{project},
       deploymentName: %{deployment} }],
    [%{text}],
    %{language});
  for await (const action of await poller.pollUntilDone())
    console.log(JSON.stringify(action.results, null, 2));
}

main().catch((error) => { console.error(error); process.exitCode = 1; });
)";

constexpr const char *conversationPython = R"(# pip install azure-ai-language-conversations==1.1.0
import json
import os

from azure.ai.language.conversations import ConversationAnalysisClient
from azure.core.credentials import AzureKeyCredential

client = ConversationAnalysisClient(
    %{address},
    AzureKeyCredential(os.environ.get("GLOSSA_KEY", "none")))

with client:
    answer = client.analyze_conversation(task={
        "kind": "Conversation",
        "analysisInput": {"conversationItem": {
            "id": "1", "participantId": "1",
            "text": %{text}}},
        "parameters": {
            "projectName": %{project},
            "deploymentName": %{deployment},
            "stringIndexType": "Utf16CodeUnit"}})
print(json.dumps(answer["result"]["prediction"], indent=2))
)";

constexpr const char *textPythonHead = R"(# pip install azure-ai-textanalytics==5.4.0
import os

from azure.ai.textanalytics import TextAnalyticsClient
from azure.core.credentials import AzureKeyCredential

client = TextAnalyticsClient(
    %{address},
    AzureKeyCredential(os.environ.get("GLOSSA_KEY", "none")))

documents = [{"id": "1", "language": %{language},
              "text": %{text}}]
)";

constexpr const char *entitiesPython = R"(poller = client.begin_recognize_custom_entities(
    documents,
    project_name=%{project},
    deployment_name=%{deployment})
for document in poller.result():
    if document.is_error:
        print(document.error.message)
        continue
    for entity in document.entities:
        print(entity.category, entity.text, entity.confidence_score)
)";

/// Of the two kinds of classification, only the call's name differs.
constexpr const char *classesPython = R"(
    documents,
    project_name=%{project},
    deployment_name=%{deployment})
for document in poller.result():
    if document.is_error:
        print(document.error.message)
        continue
    for found in document.classifications:
        print(found.category, found.confidence_score)
)";

constexpr const char *conversationCSharp =
    R"(// dotnet add package Azure.AI.Language.Conversations --version 1.1.0
using System;
using Azure;
using Azure.AI.Language.Conversations;
using Azure.Core;

string key = Environment.GetEnvironmentVariable("GLOSSA_KEY") ?? "none";
var client = new ConversationAnalysisClient(
    new Uri(%{address}), new AzureKeyCredential(key));

Response response = client.AnalyzeConversation(RequestContent.Create(new
{
    kind = "Conversation",
    analysisInput = new { conversationItem = new
    {
        id = "1", participantId = "1",
        text = %{text},
    } },
    parameters = new
    {
        projectName = %{project},
        deploymentName = %{deployment},
        stringIndexType = "Utf16CodeUnit",
    },
}));
Console.WriteLine(response.Content);
)";

constexpr const char *textCSharpHead = R"(// dotnet add package Azure.AI.TextAnalytics --version 5.3.0
using System;
using Azure;
using Azure.AI.TextAnalytics;

string key = Environment.GetEnvironmentVariable("GLOSSA_KEY") ?? "none";
var client = new TextAnalyticsClient(
    new Uri(%{address}), new AzureKeyCredential(key));

var documents = new[]
{
    new TextDocumentInput("1",
        %{text})
    { Language = %{language} },
};
)";

constexpr const char *entitiesCSharp =
    R"(var operation = client.RecognizeCustomEntities(WaitUntil.Completed, documents,
    %{project},
    %{deployment});
foreach (var page in operation.GetValues())
    foreach (var document in page)
        foreach (var entity in document.Entities)
            Console.WriteLine($"{entity.Category} {entity.Text} {entity.ConfidenceScore}");
)";

constexpr const char *classesCSharp = R"((WaitUntil.Completed, documents,
    %{project},
    %{deployment});
foreach (var page in operation.GetValues())
    foreach (var document in page)
        foreach (var found in document.ClassificationCategories)
            Console.WriteLine($"{found.Category} {found.ConfidenceScore}");
)";

const QString keyHeader = QStringLiteral("-H \"Ocp-Apim-Subscription-Key: $GLOSSA_KEY\"");

QString curlOf(const SampleCall &call)
{
    const QString send =
        QStringLiteral("  \"%1\" \\\n  %2 \\\n  -H \"Content-Type: application/json\" \\\n  -d %3")
            .arg(urlOf(call), keyHeader, shellQuoted(bodyOf(call)));
    if (!isJob(call))
        return QStringLiteral("curl -X POST \\\n") + send + u'\n';
    // Documents are a job: its address comes in a header, and there the answer is once it is done.
    // What is refused has no such header, and says why in its place.
    return QStringLiteral("job=$(curl -s -o answer.json -D - -X POST \\\n") + send +
           QStringLiteral(" |\n  tr -d '\\r' | sed -n 's/^operation-location: //Ip')\n\n"
                          "while [ \"$job\" ] && curl -s -o answer.json \"$job\" %1 &&\n"
                          "  grep -Eq '\"status\": *\"(notStarted|running|cancelling)\"' answer.json\n"
                          "do sleep 1; done\n"
                          "cat answer.json\n")
               .arg(keyHeader);
}

QString pythonOf(const SampleCall &call)
{
    const project::KindTraits &traits = project::traitsOf(call.kind);
    if (!isJob(call))
        return filled(conversationPython, call);
    const QString head = filled(textPythonHead, call);
    if (!traits.classes)
        return head + filled(entitiesPython, call);
    return head +
           (traits.oneClass ? QStringLiteral("poller = client.begin_single_label_classify(")
                            : QStringLiteral("poller = client.begin_multi_label_classify(")) +
           filled(classesPython, call);
}

QString cSharpOf(const SampleCall &call)
{
    const project::KindTraits &traits = project::traitsOf(call.kind);
    if (!isJob(call))
        return filled(conversationCSharp, call);
    const QString head = filled(textCSharpHead, call) + u'\n';
    if (!traits.classes)
        return head + filled(entitiesCSharp, call);
    return head +
           (traits.oneClass ? QStringLiteral("var operation = client.SingleLabelClassify")
                            : QStringLiteral("var operation = client.MultiLabelClassify")) +
           filled(classesCSharp, call);
}

} // namespace

bool isJob(const SampleCall &call)
{
    return wire::isAnsweredByJob(call.kind);
}

QString urlOf(const SampleCall &call)
{
    return azure::runtimeUrl(call.address, call.kind).toString();
}

QString bodyOf(const SampleCall &call)
{
    const project::KindTraits &traits = project::traitsOf(call.kind);
    return filled(!isJob(call) ? utteranceBody : traits.classes ? classesBody : entitiesBody, call);
}

QString codeOf(const SampleCall &call, CodeLanguage language)
{
    switch (language) {
    case CodeLanguage::Curl:
        return curlOf(call);
    case CodeLanguage::JavaScript:
        return filled(isJob(call) ? textScript : conversationScript, call);
    case CodeLanguage::Python:
        return pythonOf(call);
    case CodeLanguage::CSharp:
        return cSharpOf(call);
    }
    return {};
}

} // namespace glossa::deployments
